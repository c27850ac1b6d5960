import type { Dossier } from '../register/index.ts'
import { type ReportLine, standingReport } from '../standing/index.ts'
import { dossierStanding } from './dossier-standing.ts'
import { shorten, textTable } from './table.ts'

/** A table of who stands where on a day (EDTF): what the dossier's parties in focus hold and what others hold toward them. */
export function whoStandsWhere(dossier: Dossier, on: string): string {
  const standing = dossierStanding(dossier)
  const lines = new Map<string, ReportLine>()
  for (const party of dossier.config.parties)
    for (const line of standingReport(standing, party, on))
      if (line.answer === 'yes') lines.set(`${line.query} ${line.force} ${line.from}`, line)
  if (lines.size === 0) return `Nothing in the record says who stands where on ${on}.`
  return `Who stands where on ${on}\n\n${standingTable([...lines.values()])}`
}

/** Lines of standing as a table: who holds what, since and until when, with what force, and the passage that says so. */
export function standingTable(lines: readonly ReportLine[]): string {
  return textTable(
    ['who', 'holds', 'since', 'until', 'force', 'passage', 'source'],
    lines.map((line) => {
      const record = line.acts[0]
      const passage = record?.act.passages[0]
      return [
        line.holders.join(', '),
        line.answer === 'yes' ? shorten(line.status, 44) : `${ANSWERS[line.answer]}: ${shorten(line.status, 34)}`,
        line.from,
        line.until,
        line.force,
        passage ? shorten(passage.quote, 26) : null,
        record?.source.name ?? null,
      ]
    }),
  )
}

const ANSWERS = { no: 'not', unknown: 'possibly', disputed: 'disputed' } as const
