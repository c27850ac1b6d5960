import type { Act } from '../../src/model/index.ts'
import type { Label } from './documents.ts'

/** A text without white space, and where each of its code points stands in that. */
class Bare {
  readonly text: string
  readonly #places: number[] = []

  constructor(text: string) {
    let bare = ''
    for (const point of text) {
      this.#places.push(bare.length)
      if (!/\s/u.test(point)) bare += point
    }
    this.#places.push(bare.length)
    this.text = bare
  }

  ofPoints(start: number, end: number): Stretch {
    return [this.#places[start]!, this.#places[end]!]
  }

  ofQuote({ quote, nth }: Label): Stretch | null {
    const wanted = quote.replace(/\s/gu, '')
    let at = -1
    for (let n = 0; n < (nth ?? 1); n++) {
      at = this.text.indexOf(wanted, at + 1)
      if (at < 0) return null
    }
    return wanted === '' ? null : [at, at + wanted.length]
  }
}

type Stretch = readonly [from: number, to: number]

/** A passage and a label meet where they share this much of the shorter one. */
const MEETS = 0.3

/**
 * Which label each act is, by place and kind; the best fitting pairs first, each label once. Null for an act that no label has.
 */
export function pairActs(text: string, acts: readonly Act[], labels: readonly Label[]): (Label | null)[] {
  const bare = new Bare(text)
  const wanted = labels.flatMap((label) => {
    const at = bare.ofQuote(label)
    return at ? [{ label, at }] : []
  })
  const pairs = acts.flatMap((act, index) => {
    const { start, end } = act.passages[0]!
    const at = bare.ofPoints(start, end)
    return wanted.flatMap(({ label, at: place }) =>
      label.kind === act.kind && meets(at, place) ? [{ index, label, fit: fitOf(act, label) }] : [],
    )
  })
  pairs.sort((a, b) => b.fit - a.fit)
  const paired: (Label | null)[] = acts.map(() => null)
  const taken = new Set<Label>()
  for (const { index, label } of pairs) {
    if (paired[index] || taken.has(label)) continue
    paired[index] = label
    taken.add(label)
  }
  return paired
}

function meets(a: Stretch, b: Stretch): boolean {
  const shared = Math.min(a[1], b[1]) - Math.max(a[0], b[0])
  return shared > 0 && shared >= MEETS * Math.min(a[1] - a[0], b[1] - b[0])
}

function fitOf(act: Act, label: Label): number {
  return (
    alike(act.agents, label.agents) + alike(act.targets, label.targets) / 2 + Number(sameDate(act.date, label.date))
  )
}

/** Share of all parties that both name. */
function alike(a: readonly string[], b: readonly string[]): number {
  const [x, y] = [new Set(a.map(folded)), new Set(b.map(folded))]
  const both = [...x].filter((id) => y.has(id)).length
  return x.size + y.size === 0 ? 1 : both / (x.size + y.size - both)
}

/** Which slots of an act are as its label says. A coarser or finer date of the same time is right. */
export function rightSlots(act: Act, label: Label) {
  return {
    agents: alike(act.agents, label.agents) === 1,
    targets: alike(act.targets, label.targets) === 1,
    date: sameDate(act.date, label.date),
    modality: act.modality === label.modality,
    force: act.force === label.force,
  }
}

function sameDate(a: string | null, b: string | null | undefined): boolean {
  if (!a || !b) return (a ?? null) === (b ?? null)
  return a === b || a.startsWith(`${b}-`) || b.startsWith(`${a}-`)
}

const folded = (id: string) => id.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')
