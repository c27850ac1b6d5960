import { FOREVER, Spans } from './spans.ts'

/** A status while the events of one key are gone through. */
export class Running {
  holds = false
  readonly spans = new Spans()
  private from = 0
  private fromBy = -1

  reset(): void {
    this.holds = false
    this.spans.clear()
  }

  begin(day: number, act: number): void {
    if (this.holds) return
    this.holds = true
    this.from = day
    this.fromBy = act
  }

  end(day: number, act: number): void {
    if (!this.holds) return
    this.holds = false
    this.spans.push(this.from, day, this.fromBy, act)
  }

  done(): this {
    if (this.holds) this.spans.push(this.from, FOREVER, this.fromBy, -1)
    return this
  }
}
