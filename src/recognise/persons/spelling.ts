import { createRequire } from 'node:module'
import type { pinyin as Pinyin } from 'pinyin-pro'
import { lore } from './lore.ts'

let pinyin: typeof Pinyin | null = null

/** A Chinese name in pinyin as records write it: 裴家义 → "Pei Jiayi". The library is loaded at the first call. */
export function spellChinese(name: string): string {
  pinyin ??= (createRequire(import.meta.url)('pinyin-pro') as { pinyin: typeof Pinyin }).pinyin
  const syllables = pinyin(name, { toneType: 'none', surname: 'head', type: 'array', v: true })
  const surname = lore.zh.compoundSurnames.some((compound) => name.startsWith(compound)) ? 2 : 1
  const parts = [syllables.slice(0, surname).join(''), syllables.slice(surname).join('')]
  return parts
    .filter((part) => part.length > 0)
    .map((part) => capital(part.replaceAll('v', 'u')))
    .join(' ')
}

/** A Japanese name by the tables: 森松俊夫 → "Toshio Morimatsu", 涩谷 → "Shibuya"; null if the family name is not in them. */
export function spellJapanese(name: string): string | null {
  const { japaneseSurnames, japaneseGivenNames } = lore.zh
  for (const length of [3, 2, 1]) {
    const family = japaneseSurnames[name.slice(0, length)]
    if (family === undefined) continue
    const given = name.slice(length)
    if (given === '') return length > 1 ? family : null
    const known = japaneseGivenNames[given]
    return known === undefined ? (length > 1 ? family : null) : `${known} ${family}`
  }
  return null
}

/** A name in transliteration characters back in Latin letters, as Russian and Mongolian names are usually written: 帕夫洛夫 → "Pavlov". */
export function spellTransliterated(name: string): string {
  const { transliteration, transliterationPairs, transliterationNames } = lore.zh
  const pairs = Object.keys(transliterationPairs).sort((a, b) => b.length - a.length)
  return name
    .split(/[·.]/)
    .map((part) => {
      const usual = transliterationNames[part]
      if (usual !== undefined) return usual
      let latin = ''
      for (let at = 0; at < part.length; ) {
        const pair = pairs.find((text) => text.length > 1 && part.startsWith(text, at))
        latin += pair ? transliterationPairs[pair] : (transliteration[part[at]!] ?? '')
        at += pair?.length ?? 1
      }
      return capital(latin)
    })
    .join(' ')
}

/** A Russian name in Latin letters after BGN/PCGN: "Элбэгдорж" → "Elbegdorzh", "Максудов" → "Maksudov". */
export function spellRussian(name: string): string {
  const { transliteration, initialE, endings } = lore.ru
  return name
    .split(' ')
    .map((word) => {
      const lower = word.toLowerCase()
      const ending = Object.keys(endings).find((text) => lower.endsWith(text) && lower.length > text.length + 1)
      const stem = ending ? lower.slice(0, -ending.length) : lower
      let latin = ''
      let before = ''
      for (const letter of stem) {
        const soft = letter === 'е' && (before === '' || /[аеёиоуыэюяъь.-]/.test(before))
        latin += soft ? initialE : (transliteration[letter] ?? letter)
        before = letter
      }
      const written = latin + (ending ? endings[ending] : '')
      // "да Силва": a small word stays small.
      if (word === lower) return written
      return written.replace(/(?<![\p{L}’'])\p{L}/gu, (letter) => letter.toUpperCase())
    })
    .join(' ')
}

/**
 * The nominative of a Russian name that stands behind an office in another case ("министром Сергеем Лавровым" → "Сергей Лавров"). `office` is
 * the noun of the office as the text has it, `nominatives` its words in the nominative.
 */
export function nominative(name: string, office: string, nominatives: readonly string[]): string {
  const small = office.toLowerCase()
  if (nominatives.some((word) => word.replace('=', '').toLowerCase() === small)) return name
  const { officeCases } = lore.ru
  const noun = small.split(' ')[0]!
  const at = officeCases[noun.slice(-3)] ?? officeCases[noun.slice(-2)] ?? officeCases[noun.slice(-1)]
  if (at === undefined) return name
  return name
    .split(' ')
    .map((word) => (word.length < 4 || word.includes('.') ? word : uninflected(word, at - 1)))
    .join(' ')
}

function uninflected(word: string, at: number): string {
  let best: { stem: string; ending: string; length: number } | undefined
  for (const { nominative, after, forms } of lore.ru.cases) {
    const form = forms[at]!
    if (!word.endsWith(form) || form.length <= (best?.length ?? 0)) continue
    const stem = word.slice(0, -form.length)
    if (after === '' || after.includes(stem.at(-1) ?? '-')) best = { stem, ending: nominative, length: form.length }
  }
  return best ? best.stem + best.ending : word
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
