import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { z } from 'zod'
import { BadInput, RecordedAct } from '../../model/index.ts'
import { DossierConfig } from '../dossier/config.ts'
import { findSourceFile, writeDurably } from '../dossier/files.ts'
import { eachEntry } from '../history/as-of.ts'
import { type EntryRow, keptOf } from '../history/chain.ts'
import { Hash } from '../history/entry.ts'
import { textOf } from '../store/blobs.ts'
import { canonical } from '../store/canonical.ts'
import type { Store } from '../store/store.ts'
import { CERTIFICATE_MARK, certificatePage } from './certificate-page.ts'
import type { Holdings } from './holdings.ts'
import { allActs, type Verdict, verify } from './verify.ts'

/** The data of a certificate: a register with everything that is needed to check it. */
export const Certificate = z.strictObject({
  certificate: z.literal(1),
  /** ISO 8601 instant, and who made it. */
  made: z.string(),
  by: z.string(),
  config: DossierConfig,
  tip: Hash,
  entries: z.array(z.strictObject({ id: Hash, content: z.string() })),
  blobs: z.record(Hash, z.string()),
  /** Files of the sources: deflated (RFC 1951), Base64. */
  files: z.record(Hash, z.string()),
  /** The acts as shown, rejected ones too. */
  acts: z.array(RecordedAct),
})
export type Certificate = z.infer<typeof Certificate>

/**
 * Writes a dossier as one HTML file that opens in a browser without anything else and that `verify` checks. Gives the hash of the last entry.
 * Throws BadInput when a source file is missing.
 */
export function certify(store: Store, folder: string, config: DossierConfig, to: string, by: string): string {
  const entries = [...eachEntry(store)].map(({ id, content }) => ({ id, content }))
  const readings = store.all<EntryRow>(`SELECT * FROM entry WHERE kind = 'read' ORDER BY seq`).map(keptOf)
  const blobs: Certificate['blobs'] = {}
  for (const { entry } of readings) {
    if (entry.kind !== 'read') continue
    for (const hash of [entry.body.text, entry.body.reading, entry.body.mentions]) blobs[hash] = textOf(store, hash)
  }
  const files: Certificate['files'] = {}
  for (const { id, name } of store.all<{ id: string; name: string }>('SELECT id, name FROM source ORDER BY id')) {
    const path = findSourceFile(folder, id)
    if (path === null) throw new BadInput(name, `the file ${id.slice(0, 12)}… is missing from the sources`)
    files[id] = deflateRawSync(readFileSync(path)).toString('base64')
  }
  const tip = entries.at(-1)?.id ?? ''
  const made = new Date().toISOString()
  const data: Certificate = { certificate: 1, made, by, config, tip, entries, blobs, files, acts: allActs(store) }
  writeDurably(to, certificatePage(data))
  return tip
}

/** Reads the data out of a certificate. Throws BadInput when the file is none. */
export function readCertificate(path: string): Certificate {
  let page: string
  try {
    page = readFileSync(path, 'utf8')
  } catch {
    throw new BadInput(path, 'the file cannot be read')
  }
  const from = page.indexOf(CERTIFICATE_MARK)
  const to = page.indexOf('</script>', from)
  if (from < 0 || to < 0) throw new BadInput(path, 'no certificate')
  try {
    return Certificate.parse(JSON.parse(page.slice(from + CERTIFICATE_MARK.length, to)))
  } catch {
    throw new BadInput(path, 'the data of this certificate cannot be read')
  }
}

/** Checks a certificate as `verify` checks a dossier, and that the acts and the page it shows are the recorded ones. */
export function verifyCertificate(path: string, tip?: string): Verdict {
  const data = readCertificate(path)
  const name = basename(path)
  const verdict = verify(certificateHoldings(data, name), tip, (replayed) => {
    const sameTip = data.tip === data.entries.at(-1)?.id
    const sameActs = canonical(allActs(replayed)) === canonical(data.acts)
    return sameTip && sameActs ? null : { where: name, problem: 'what it shows is not what follows from its entries' }
  })
  if (verdict.fault === null && certificatePage(data) !== readFileSync(path, 'utf8'))
    verdict.remarks.push(
      'the page around the data is not the one this version of the program writes; only the data were checked',
    )
  return verdict
}

export function certificateHoldings(data: Certificate, name: string): Holdings {
  return {
    name,
    checked: false,
    entries: () => data.entries,
    blob: (hash) => data.blobs[hash] ?? null,
    file(source) {
      const packed = data.files[source]
      if (packed === undefined) return null
      try {
        return inflateRawSync(Buffer.from(packed, 'base64'))
      } catch {
        return null
      }
    },
    close() {},
  }
}
