import type { Command } from 'commander'
import { type CitedDocument, citedDocuments } from '../../read/references/cited.ts'
import type { Context } from '../context.ts'
import { shorten, textTable } from '../table.ts'

export function register(program: Command, context: Context): void {
  program
    .command('cited')
    .description('the documents that those held cite, most cited first')
    .option('--missing', 'only those that are cited and not held')
    .option('--json', 'print them as JSON lines')
    .action(async ({ missing, json }: { missing?: true; json?: true }) => {
      const dossier = await context.dossier()
      const documents = dossier
        .sources()
        .map(({ id }) => ({ source: dossier.source(id), symbols: dossier.mentions(id).symbols }))
      const cited = citedDocuments(documents).filter(({ held }) => !missing || held === null)
      if (json) for (const document of cited) context.out(JSON.stringify(document))
      else if (cited.length > 0) context.out(citedTable(cited))
      if (cited.length === 0) context.answer(1)
    })
}

function citedTable(cited: readonly CitedDocument[]): string {
  return textTable(
    ['cited', 'document', 'held', 'address', 'by'],
    cited.map(({ count, symbol, title, held, url, by }) => [
      String(count),
      shorten(symbol ?? title ?? '', 60),
      held === null ? 'no' : 'yes',
      url,
      by.join(', '),
    ]),
  )
}
