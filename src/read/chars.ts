/** Classes of UTF-16 units, for loops over long texts: comparisons only, no regular expressions. */

/** White space of any script, line ends and the form feed. */
export const isSpace = (code: number): boolean =>
  code <= 0x20
    ? code === 0x20 || (code >= 0x09 && code <= 0x0d)
    : code >= 0x85 &&
      (code === 0xa0 ||
        code === 0x85 ||
        code === 0x3000 ||
        (code >= 0x2000 && code <= 0x200a) ||
        code === 0x2028 ||
        code === 0x2029 ||
        code === 0x202f ||
        code === 0x205f ||
        code === 0x1680)

/** Characters that show nothing: NUL and other controls, soft hyphen, zero-width signs, direction marks, byte order mark. */
export const isInvisible = (code: number): boolean =>
  code < 0x20
    ? code < 0x09 || code > 0x0d
    : code === 0xad ||
      (code >= 0x7f && code <= 0x9f && code !== 0x85) ||
      (code >= 0x200b && code <= 0x200f) ||
      (code >= 0x202a && code <= 0x202e) ||
      (code >= 0x2060 && code <= 0x2064) ||
      code === 0xfeff

/** Characters that Chinese sets without spaces around them: ideographs, kana, CJK and full-width signs. */
export const isWide = (code: number): boolean =>
  code >= 0x2e80 &&
  ((code <= 0x9fff && (code >= 0x3000 || code <= 0x2fff)) ||
    (code >= 0xf900 && code <= 0xfaff) ||
    (code >= 0xfe30 && code <= 0xfe4f) ||
    (code >= 0xff00 && code <= 0xff60) ||
    (code >= 0xd840 && code <= 0xd8bf))

/** Han ideographs, with the first half of those beyond the basic plane. */
export const isHan = (code: number): boolean =>
  code >= 0x3400 &&
  (code <= 0x4dbf ||
    (code >= 0x4e00 && code <= 0x9fff) ||
    (code >= 0xf900 && code <= 0xfaff) ||
    (code >= 0xd840 && code <= 0xd8bf))

export const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39

export const isLatin = (code: number): boolean =>
  ((code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a) || (code >= 0xc0 && code <= 0x24f && code !== 0xd7 && code !== 0xf7)

export const isCyrillic = (code: number): boolean => code >= 0x400 && code <= 0x52f

export const isLetter = (code: number): boolean => isLatin(code) || isCyrillic(code)

/** Capital letters of the Latin and Cyrillic alphabets. */
export const isUpper = (code: number): boolean =>
  (code >= 0x41 && code <= 0x5a) ||
  (code >= 0x400 && code <= 0x42f) ||
  (code >= 0xc0 && code <= 0xde && code !== 0xd7) ||
  code === 0x4e8 ||
  code === 0x4ae

export const isLower = (code: number): boolean => isLetter(code) && !isUpper(code)
