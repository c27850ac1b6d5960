import { isCyrillic, isHan, isLatin } from './chars.ts'
import { isSimplified, isTraditional } from './fold.ts'
import { scriptData } from './script-data.ts'

/** Letters looked at to tell a stretch's language. */
const SAMPLE = 400

let mongolian: ReadonlySet<number> | undefined
/** Letters of Mongolian that Russian does not have. */
const mongolianLetters = () =>
  (mongolian ??= new Set(Array.from(scriptData().ownLetters.mn?.letters ?? '', (letter) => letter.charCodeAt(0))))

/** Tells the language of stretches of text by their script, and for scripts with several languages by their own letters and words. */
export class ScriptCount {
  #han = 0
  #kana = 0
  #hangul = 0
  #latin = 0
  #cyrillic = 0
  #accented = 0
  #mongolian = 0
  #simplified = 0
  #traditional = 0
  #seen = 0

  /** Counts the units `from` … `to`, up to the sample's size. */
  add(text: string, from: number, to: number): void {
    for (let at = from; at < to && this.#seen < SAMPLE; at++) {
      const code = text.charCodeAt(at)
      if (code <= 0x40) continue
      this.#seen++
      if (isHan(code)) {
        this.#han++
        if (isTraditional(code)) this.#traditional++
        else if (isSimplified(code)) this.#simplified++
      } else if (isLatin(code)) {
        this.#latin++
        if (code > 0xbf) this.#accented++
      } else if (isCyrillic(code)) {
        this.#cyrillic++
        if (mongolianLetters().has(code)) this.#mongolian++
      } else if (code >= 0x3040 && code <= 0x30ff) this.#kana++
      else if (code >= 0xac00 && code <= 0xd7a3) this.#hangul++
    }
  }

  /** BCP 47. A Han character weighs as much as three letters. */
  language(latin: (sample: boolean) => string): string {
    const han = this.#han * 3
    if (this.#kana > 0 && this.#kana * 4 > this.#han) return 'ja'
    if (this.#hangul > this.#han && this.#hangul * 3 > this.#latin) return 'ko'
    if (han > 0 && han >= this.#latin && han >= this.#cyrillic)
      return this.#traditional > this.#simplified ? 'zh-Hant' : 'zh-Hans'
    if (this.#cyrillic > 0 && this.#cyrillic >= this.#latin)
      return this.#mongolian * 50 > this.#cyrillic && this.#mongolian > 1 ? 'mn' : 'ru'
    if (this.#latin > 0) return latin(this.#accented > 0)
    return 'und'
  }
}

let smallWords: [language: string, words: RegExp][] | undefined

/** The language of a stretch in Latin script (BCP 47), by whose small words are more; the first of the data unless another is ahead by two. */
export function latinLanguage(sample: string): string {
  smallWords ??= Object.entries(scriptData().smallWords).map(([language, { words }]) => [
    language,
    new RegExp(`\\b(?:${words.join('|')})\\b`, 'gi'),
  ])
  const counts = smallWords.map(([language, words]) => ({ language, count: sample.match(words)?.length ?? 0 }))
  const [usual, ...others] = counts
  const best = others.sort((a, b) => b.count - a.count)[0]
  return best && best.count > (usual?.count ?? 0) + 1 ? best.language : (usual?.language ?? 'und')
}
