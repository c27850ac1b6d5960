import type { Arg, Table, TableValue } from '../rules/program.ts'

/** What the variables of a clause stand for while it is being matched; a trail undoes bindings in reverse. */
export class Bindings {
  private readonly values = new Int32Array(64).fill(-1)
  private trail: number[] = []

  constructor(private readonly tables: readonly Table[]) {}

  mark(): number {
    return this.trail.length
  }

  undo(mark: number): void {
    while (this.trail.length > mark) this.values[this.trail.pop()!] = -1
  }

  /** Runs with nothing bound, for another clause whose variables have the same numbers, and puts everything back. */
  apart<T>(run: () => T): T {
    const { trail, values } = this
    const kept = trail.map((variable) => values[variable]!)
    for (const variable of trail) values[variable] = -1
    this.trail = []
    const result = run()
    this.undo(0)
    this.trail = trail
    for (let i = 0; i < kept.length; i++) values[trail[i]!] = kept[i]!
    return result
  }

  /** Forgets a variable before its time; undoing past it does no harm. */
  free(variable: number): void {
    this.values[variable] = -1
  }

  isBound(variable: number): boolean {
    return this.values[variable]! >= 0
  }

  set(variable: number, value: number): void {
    this.values[variable] = value
    this.trail.push(variable)
  }

  /** Binds the variable, or says whether it has this value already. */
  unify(variable: number, value: number): boolean {
    const known = this.values[variable]!
    if (known >= 0) return known === value
    this.set(variable, value)
    return true
  }

  /** The symbol that an argument stands for; -1 if it is not bound, or the table has none. */
  value(arg: Arg): number {
    if ('var' in arg) return this.values[arg.var]!
    if ('symbol' in arg) return arg.symbol
    const found = this.lookUp(arg)
    return found?.type === 'symbol' ? found.value : -1
  }

  /** What the table has for the key, or its "otherwise"; null if neither. */
  lookUp(arg: { table: number; key: { var: number } | { symbol: number } }): TableValue | null {
    const table = this.tables[arg.table]!
    return table.values.get(this.value(arg.key)) ?? table.otherwise
  }

  /** As unifyAll, but a value looked up under what is not bound yet may be any. */
  unifyKnown(args: readonly Arg[], tuple: ArrayLike<number>, from: number): boolean {
    for (let i = 0; i < args.length; i++) {
      const arg = args[i]!
      if ('table' in arg && this.value(arg.key) < 0) continue
      if ('var' in arg ? !this.unify(arg.var, tuple[from + i]!) : this.value(arg) !== tuple[from + i]) return false
    }
    return true
  }

  /** Binds or checks all arguments against a tuple. */
  unifyAll(args: readonly Arg[], tuple: ArrayLike<number>, from: number): boolean {
    for (let i = 0; i < args.length; i++) {
      const arg = args[i]!
      if ('var' in arg ? !this.unify(arg.var, tuple[from + i]!) : this.value(arg) !== tuple[from + i]) return false
    }
    return true
  }
}
