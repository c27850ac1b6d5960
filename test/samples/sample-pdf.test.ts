import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'
import { packageRoot } from '../../src/languages/load.ts'

it('sets the same PDF again from its text', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'depositary-pdf-'))
  try {
    const made = join(folder, 'made.pdf')
    const script = join(packageRoot, 'scripts/make-sample-pdf.ts')
    await promisify(execFile)(process.execPath, ['--import', 'tsx', script, made], { cwd: packageRoot })
    const [expected, actual] = await Promise.all([
      readFile(join(packageRoot, 'samples/joint-statement.en.pdf')),
      readFile(made),
    ])
    expect(actual.equals(expected), 'run `npx tsx scripts/make-sample-pdf.ts` after changing the text').toBe(true)
  } finally {
    await rm(folder, { recursive: true })
  }
})
