import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Command } from 'commander'
import { parse } from 'yaml'
import { z } from 'zod'
import { packageRoot } from '../../languages/load.ts'
import { type Dossier, DossierConfig, initDossier, openDossier } from '../../register/index.ts'
import type { Context } from '../context.ts'
import { openDesk } from '../http/desk.ts'
import { listen, untilEnded } from '../http/listen.ts'
import { today } from '../today.ts'
import { whoStandsWhere } from '../who-stands-where.ts'
import { keepAndDescribe, readAll } from './read.ts'
import { DEFAULT_PORT, portNumber } from './serve.ts'

const SAMPLES = join(packageRoot, 'samples')

/** `samples/samples.yaml`: the dossier to make, and the documents to read into it. */
const Samples = z.strictObject({
  dossier: DossierConfig,
  documents: z.array(z.strictObject({ file: z.string(), published: z.string() })).min(1),
})

export function register(program: Command, context: Context): void {
  program
    .command('start')
    .description('see the main job done: read the samples, print who stands where, and serve the page')
    .option('--once', 'end after printing, without serving the page')
    .option('--port <port>', 'port for the page; 0 takes any free one', portNumber, DEFAULT_PORT)
    .option('--folder <folder>', 'where the sample dossier is made', 'dossier')
    .action(async ({ once, port, folder }: { once?: true; port: number; folder: string }) => {
      const dossier = await sampleDossier(resolve(folder), context)
      try {
        context.out('')
        context.out(whoStandsWhere(dossier, today()))
        if (once) return
        const page = await listen(openDesk(dossier), port)
        context.out(`\nThe page is at ${page.address} (Ctrl-C ends it)`)
        await untilEnded()
        await page.close()
      } finally {
        dossier.close()
      }
    })
}

/** Makes the sample dossier, or opens the one made before, and reads the samples that it does not hold yet. */
async function sampleDossier(folder: string, context: Context): Promise<Dossier> {
  const samples = Samples.parse(parse(readFileSync(join(SAMPLES, 'samples.yaml'), 'utf8')))
  const made = existsSync(join(folder, 'dossier.yaml'))
  const dossier = made ? openDossier(folder) : initDossier(folder, samples.dossier)
  context.out(made ? `The dossier in ${folder} is opened.` : `A dossier is made in ${folder}.`)
  const tasks = samples.documents.map(({ file, published }) => ({
    path: join(SAMPLES, file),
    language: null,
    published,
    topics: dossier.ownTopics(),
  }))
  const failed = await readAll(tasks, context, (path, bytes, reading) =>
    context.out(keepAndDescribe(dossier, path, bytes, reading)),
  )
  if (failed > 0) context.answer(2)
  return dossier
}
