import { built } from '../../languages/built.ts'
import { loadData } from '../../languages/load.ts'
import { Automaton, type Saved } from '../../recognise/automaton.ts'
import { ActsData, Form, type Frame } from './schema.ts'
import { WordList } from './word-list.ts'

/** What a found word is good for; one word may be several things. */
export type Entry =
  | { type: 'act'; frames: readonly WordFrame[]; form: Form }
  | { type: 'modality'; modality: 'negated' | 'planned' | 'hypothetical' | 'actual' }
  | { type: 'list'; list: string }
  | { type: 'infinitive' }
  | { type: 'passive' }
  | { type: 'author' }
  | { type: 'pointing'; at: 'they' | 'states' | 'leaders' }
  | { type: 'inert' }

export interface WordFrame {
  frame: Frame
  /** The word belongs to the frame's nouns. */
  noun: boolean
}

/** One language's act words, ready to be found. */
export interface Lexicon {
  data: ActsData
  automaton: Automaton<Entry>
  /** Class of each marker word, for the words directly before a party. */
  markers: ReadonlyMap<string, string>
  markerWords: WordList
  determiners: WordList
  heads: WordList
  adverbs: WordList
  openers: WordList
}

/** Russian ё is often written е: in the lexicon, and where its words are looked for, both are one letter. */
export const plainLetters = (text: string) =>
  /[ёЁ]/.test(text) ? text.replaceAll('ё', 'е').replaceAll('Ё', 'Е') : text

const lexicons = new Map<string, Lexicon>()

/** The act words of a language that is read ("zh", "en", "ru"), loaded once. */
export function lexiconOf(language: string): Lexicon {
  const known = lexicons.get(language)
  if (known) return known
  const lexicon = compile(
    built(`acts-${language}`, () => wordsOf(loadData(`languages/${language}/acts.yaml`, ActsData))),
  )
  lexicons.set(language, lexicon)
  return lexicon
}

function compile({ data, words }: { data: ActsData; words: Saved<Entry> }): Lexicon {
  const markers = Object.entries(data.markers).flatMap(([marker, list]) =>
    (list ?? []).map((word) => [word, marker] as const),
  )
  return {
    data,
    automaton: Automaton.of(words),
    markers: new Map(markers),
    markerWords: new WordList(markers.map(([word]) => word)),
    determiners: new WordList(data.determiners),
    heads: new WordList(data.heads),
    adverbs: new WordList(data.adverbs),
    openers: new WordList(data.openers),
  }
}

/** The words of the data, with the data that they point into. */
function wordsOf(data: ActsData): { data: ActsData; words: Saved<Entry> } {
  const acts = new Map<string, { form: Form; frames: WordFrame[] }>()
  for (const frame of data.frames) {
    for (const [words, noun] of [
      [frame.words, false],
      [frame.nouns, true],
    ] as const) {
      for (const word of words) {
        for (const [text, form] of formsOf(word, noun ? 'noun' : 'verb', data)) {
          const key = `${form}:${plainLetters(text)}`
          const entry = acts.get(key) ?? { form, frames: [] }
          acts.set(key, entry)
          if (entry.frames.at(-1)?.frame !== frame) entry.frames.push({ frame, noun: noun || form === 'noun' })
        }
      }
    }
  }
  const words: [string, Entry][] = [...acts].map(([key, { form, frames }]) => [
    key.slice(key.indexOf(':') + 1),
    { type: 'act', form, frames },
  ])
  for (const modality of ['negated', 'planned', 'hypothetical', 'actual'] as const) {
    for (const word of data.modality[modality]) words.push([word, { type: 'modality', modality }])
  }
  for (const word of data.modality.infinitive) words.push([word, { type: 'infinitive' }])
  for (const [list, members] of Object.entries(data.lists)) {
    for (const word of members)
      for (const [text] of formsOf(word, 'noun', data)) words.push([text, { type: 'list', list }])
  }
  for (const word of data.passive) words.push([word, { type: 'passive' }])
  for (const word of data.author) words.push([word, { type: 'author' }])
  for (const at of ['they', 'states', 'leaders'] as const)
    for (const word of data.pointing[at]) words.push([word, { type: 'pointing', at }])
  for (const word of data.inert) words.push([word, { type: 'inert' }])
  const plain = words.map(([word, entry]): [string, Entry] => [plainLetters(word), entry])
  return { data, words: new Automaton(plain, { foldCase: true, wholeWords: true }).saved }
}

/** Every written form of a word, with each of `between` and without for its "*". */
function formsOf(word: string, plain: Form, data: ActsData): (readonly [text: string, form: Form])[] {
  if (!word.includes(' * ')) return writtenForms(word, plain, data)
  return ['', ...data.between].flatMap((words) =>
    writtenForms(word.replace(' * ', words ? ` ${words} ` : ' '), plain, data),
  )
}

/** The forms of a word: "call/v on" with `forms.v` {ed: past} gives "called on" as `past`; "met:past" says its form itself. */
function writtenForms(word: string, plain: Form, data: ActsData): (readonly [text: string, form: Form])[] {
  const told = /^([^:]+):([a-z]+)(.*)$/.exec(word)
  if (told) return [[told[1]! + told[3]!, Form.parse(told[2])]]
  const slash = word.indexOf('/')
  if (slash < 0) return [[word, plain]]
  const space = word.indexOf(' ', slash)
  const name = word.slice(slash + 1, space < 0 ? undefined : space)
  const rest = space < 0 ? '' : word.slice(space)
  const endings = data.forms[name]
  if (!endings) throw new Error(`acts: "${word}" refers to the forms "${name}", which are not there`)
  // "hold/hold": the forms are written out whole.
  const stem = word.slice(0, slash) === name ? '' : word.slice(0, slash)
  return Object.entries(endings).map(([ending, form]) => [stem + ending + rest, form] as const)
}
