import { dayOf } from '../src/calendar/index.ts'
import type { ActKind } from '../src/model/index.ts'
import type { ActRow } from '../src/standing/engine/acts.ts'

/** One act of a made-up history. Names: states S1 …, organisations O1 …, treaties T1 …; -1 and null where it has none. */
export interface MadeAct {
  kind: ActKind
  day: number
  agent: string
  target: string | null
  instrument: string | null
  topic: string | null
}

const STATES = 200
const ORGANISATIONS = 20
const TREATIES = 30

/** A seeded history: `count` acts in order of time, 1945 to 2026, most by few states. The same seed gives the same acts. */
export function* madeHistory(count: number, seed = 1): Generator<MadeAct> {
  const random = mulberry32(seed)
  const first = dayOf(1945, 6, 26)
  const days = dayOf(2026, 6, 26) - first
  const state = () => `S${1 + Math.floor(STATES * random() ** 2)}`
  const treaty = () => `T${1 + Math.floor(TREATIES * random())}`
  const organisation = () => `O${1 + Math.floor(ORGANISATIONS * random())}`
  for (let i = 0; i < count; i++) {
    const day = first + Math.floor((i * days) / count)
    const act = (
      kind: ActKind,
      agent: string,
      target: string | null,
      instrument: string | null,
      topic: string | null = null,
    ): MadeAct => ({
      kind,
      day,
      agent,
      target,
      instrument,
      topic,
    })
    const draw = random() * 100
    if (draw < 8) yield act('admit', organisation(), state(), null, 'observer-status')
    else if (draw < 14) yield act('admit', organisation(), state(), null, 'partner-status')
    else if (draw < 22) yield act('admit', organisation(), state(), null, 'membership')
    else if (draw < 27) yield act('terminate', organisation(), state(), null)
    else if (draw < 40) yield act('sign', state(), null, treaty())
    else if (draw < 52) yield act('ratify', state(), null, treaty())
    else if (draw < 58) yield act('accede', state(), null, treaty())
    else if (draw < 62) yield act('withdraw', state(), null, treaty())
    else if (draw < 70) yield act('declare', state(), null, treaty())
    else if (draw < 74) yield act('amend', state(), null, treaty())
    else if (draw < 84) yield act('oppose', state(), state(), treaty())
    else if (draw < 88) yield act('support', state(), state(), treaty())
    else if (draw < 96) yield act('pledge', state(), state(), treaty())
    else yield act('reaffirm', state(), state(), treaty())
  }
}

/** A made act in numbers. */
export function rowOf(act: MadeAct, id: (name: string) => number): ActRow {
  return {
    kind: act.kind,
    modality: 'actual',
    force: 'none',
    lo: act.day,
    hi: act.day,
    instrument: act.instrument === null ? -1 : id(act.instrument),
    agents: [id(act.agent)],
    targets: act.target === null ? [] : [id(act.target)],
    topics: act.topic === null ? [] : [id(act.topic)],
  }
}

/** Small seeded generator (T. Ettinger, "mulberry32"); numbers from 0 up to 1. */
export function mulberry32(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}
