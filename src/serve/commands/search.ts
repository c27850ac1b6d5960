import type { Command } from 'commander'
import type { SearchResult } from '../../register/index.ts'
import type { Context } from '../context.ts'
import { shorten, textTable } from '../table.ts'

interface Options {
  party?: string
  kind?: string
  from?: string
  to?: string
  topic?: string
  source?: string
  records?: true
  sources?: true
  limit: string
  json?: true
}

export function register(program: Command, context: Context): void {
  program
    .command('search')
    .description(
      'find passages and records by words in any language; "…" is a phrase; a party is found under all its names',
    )
    .argument('[words...]', 'what to look for')
    .option('--party <name>', 'of this party: its id, or a name in any language')
    .option('--kind <kind>', 'records of acts of this kind')
    .option('--from <date>', 'records of acts from this date on (EDTF)')
    .option('--to <date>', 'records of acts up to this date (EDTF)')
    .option('--topic <id>', 'records of this topic')
    .option('--source <id>', 'only in this source (its hash)')
    .option('--records', 'only records')
    .option('--sources', 'only passages of sources')
    .option('--limit <count>', 'how many to show', '20')
    .option('--json', 'print the results as JSON lines')
    .action(async (words: string[], { json, records, sources, limit, ...filter }: Options) => {
      const dossier = await context.dossier()
      const results = await dossier.search(words.map(asTyped).join(' '), {
        ...filter,
        ...(records ? { only: 'records' as const } : sources ? { only: 'sources' as const } : {}),
        limit: Number(limit) || 20,
      })
      if (json) for (const result of results) context.out(JSON.stringify(result))
      else if (results.length > 0) context.out(resultTable(results))
      if (results.length === 0) context.answer(1)
    })
}

/** A word with spaces in it was quoted for the shell, so it is a phrase. */
function asTyped(word: string): string {
  return word.includes(' ') && !word.includes('"') ? `"${word}"` : word
}

function resultTable(results: readonly SearchResult[]): string {
  return textTable(
    ['source', 'at', 'act', 'date', 'passage'],
    results.map(({ source, record, passage }) => [
      source.name,
      String(passage.start),
      record?.act.kind ?? '',
      record ? record.act.date : '',
      shorten(passage.quote, 80),
    ]),
  )
}
