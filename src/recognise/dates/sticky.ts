/** Whether a sticky regular expression matches at `at`. What must stand before is written as a lookbehind, which reads backwards from there. */
export function matchesAt(sticky: RegExp, text: string, at: number): boolean {
  sticky.lastIndex = at
  return sticky.test(text)
}

/** Length of the match of a sticky regular expression at `at`; -1 if there is none. */
export function matchLength(sticky: RegExp, text: string, at: number): number {
  sticky.lastIndex = at
  return sticky.exec(text)?.[0].length ?? -1
}
