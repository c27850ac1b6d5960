/** Names (parties, instruments, topics) as small integers, in order of first use. */
export class Symbols {
  private readonly ids: Map<string, number>
  private readonly names: string[]

  constructor(from?: Symbols) {
    this.ids = new Map(from?.ids)
    this.names = from ? [...from.names] : []
  }

  get size(): number {
    return this.names.length
  }

  id(name: string): number {
    let id = this.ids.get(name)
    if (id === undefined) {
      id = this.names.length
      this.ids.set(name, id)
      this.names.push(name)
    }
    return id
  }

  /** The name's number, or -1 if it was never used. */
  find(name: string): number {
    return this.ids.get(name) ?? -1
  }

  name(id: number): string {
    return this.names[id] ?? ''
  }
}
