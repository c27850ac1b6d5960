import { isCyrillic, isHan, isLatin } from './chars.ts'
import { isSimplified, isTraditional } from './fold.ts'

/** Letters looked at to tell a stretch's language. */
const SAMPLE = 400

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
        // ө and ү are letters of Mongolian, not of Russian.
        if (code === 0x4e9 || code === 0x4af || code === 0x4e8 || code === 0x4ae) this.#mongolian++
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

const FRENCH = /\b(?:le|la|les|des|du|de|une|et|est|dans|pour|que|qui|par|sur|au|aux)\b/gi
const ENGLISH = /\b(?:the|of|and|to|in|is|for|that|on|by|with|as|was|are)\b/gi

/** English or French: whichever's small words are more. */
export function latinLanguage(sample: string): string {
  const french = sample.match(FRENCH)?.length ?? 0
  const english = sample.match(ENGLISH)?.length ?? 0
  return french > english + 1 ? 'fr' : 'en'
}
