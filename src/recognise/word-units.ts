/**
 * 1 for UTF-16 units that make up words written with spaces between them (Latin, Cyrillic, Greek … letters, digits and marks); 0 for
 * everything else, also for Chinese characters, which stand side by side without meaning that a word goes on.
 */
const FIRST_CJK = 0x2e80
const table = new Uint8Array(FIRST_CJK)
for (let unit = 0; unit < FIRST_CJK; unit++) {
  if (/[\p{L}\p{N}\p{M}]/u.test(String.fromCharCode(unit)) && !/[\p{No}]/u.test(String.fromCharCode(unit)))
    table[unit] = 1
}

/** Whether the unit at `at` continues or begins a word of an alphabet; false outside the text. */
export function isWordUnit(text: string, at: number): boolean {
  return table[text.charCodeAt(at)] === 1
}

/** The same of a unit's code. */
export function isWordCode(code: number): boolean {
  return table[code] === 1
}
