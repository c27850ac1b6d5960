/** Input that cannot be used: a file, a rulebook, a dossier, a date. One clear line for the person who gave it; commands end with exit code 2. */
export class BadInput extends Error {
  override readonly name = 'BadInput'

  /** `where` names the file and, where there is one, the place in it ("memberships.rules:12:5"). */
  constructor(
    readonly where: string,
    readonly problem: string,
  ) {
    super(`${where}: ${problem}`)
  }
}
