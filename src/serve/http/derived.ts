import type { Decided, Decision, Dossier } from '../../register/index.ts'
import type { Standing } from '../../standing/index.ts'
import { dossierStanding } from '../dossier-standing.ts'

/** These change acts beyond the records that they name. */
const FAR_REACHING: ReadonlySet<Decision['kind']> = new Set(['same-party', 'same-act'])

/**
 * Who stands where, kept up to date. After a decision only what depends on its records is worked out anew; after anything else that was recorded,
 * by this program or another one, all of it.
 */
export class Derived {
  #held: { standing: Standing; last: number } | null = null

  constructor(private readonly dossier: Dossier) {}

  standing(): Standing {
    const last = lastDeed(this.dossier)
    if (this.#held?.last !== last) this.#held = { standing: dossierStanding(this.dossier), last }
    return this.#held.standing
  }

  /** Runs a decision, and takes up what it changed if nothing else was recorded meanwhile. */
  through(decision: Decision, decide: () => Decided): Decided {
    const held = this.#held
    const current = held !== null && held.last === lastDeed(this.dossier)
    const done = decide()
    if (held && current && lastDeed(this.dossier) === done.deed && !FAR_REACHING.has(decision.kind)) {
      for (const record of done.records) {
        const act = this.dossier.act(record)
        if (act) held.standing.add(act)
        else held.standing.retract(record)
      }
      held.last = done.deed
    }
    return done
  }
}

/** Number of the last deed: it grows with whatever is recorded. */
export function lastDeed(dossier: Dossier): number {
  return dossier.recent(1)[0]?.seq ?? 0
}
