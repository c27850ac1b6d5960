import type { Dossier } from '../register/index.ts'
import { Standing, type StatusPeriod } from '../standing/index.ts'
import { dossierRulebook } from './rulebook.ts'
import { shorten, textTable } from './table.ts'

/** A short table of who stands where on a day (EDTF): what the dossier's parties in focus hold and what others hold toward them. */
export function whoStandsWhere(dossier: Dossier, on: string): string {
  const standing = new Standing(dossierRulebook(dossier), dossier.acts())
  const all =
    dossier.config.parties.length === 0 ? standing.statuses({ on }) : focused(standing, dossier.config.parties, on)
  if (all.length === 0) return `Nothing in the record says who stands where on ${on}.`
  return `Who stands where on ${on}\n${standingTable(all)}`
}

function focused(standing: Standing, parties: readonly string[], on: string): StatusPeriod[] {
  const seen = new Map<string, StatusPeriod>()
  for (const party of parties)
    for (const period of standing.partyOn(party, on))
      seen.set(`${period.sentence} ${period.status.force} ${period.status.from}`, period)
  return [...seen.values()]
}

/** Statuses as a table: each line with the passage that begins it and the source of that. */
export function standingTable(periods: readonly StatusPeriod[]): string {
  return textTable(
    ['status', 'since', 'until', 'force', 'passage', 'source'],
    periods.map(({ sentence, status, certain, begunBy }) => [
      certain ? sentence : `${sentence} (possibly)`,
      status.from,
      status.until,
      status.force,
      begunBy && shorten(begunBy.act.passages[0]!.quote, 40),
      begunBy?.source.name ?? null,
    ]),
  )
}
