/**
 * Reading all the way, on the built program, in processor time (all threads, with what the engine's own compiler takes): start-up; the pace
 * of recognising and of everything; whether a character takes the same time in a long text; the Security Council's resolutions beside the
 * project, if they are there.
 */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { packageRoot } from '../src/languages/load.ts'

const dist = join(packageRoot, 'dist')
if (!existsSync(join(dist, 'index.js'))) throw new Error('build first: npm run build')
const resolutions = join(packageRoot, '..', 'shared', 'corpora', 'unsc-resolutions.jsonl')

/** What every measured process begins with. `cpu()` gives the milliseconds of processor time so far. */
const HEAD = `
  const cpu = () => { const { user, system } = process.cpuUsage(); return (user + system) / 1000 }
  const began = cpu()
  const { readFileSync } = await import('node:fs')
  const { read } = await import(${JSON.stringify(join(dist, 'index.js'))})
  const sample = (name) => readFileSync(${JSON.stringify(join(packageRoot, 'samples'))} + '/' + name, 'utf8')
  const texts = { zh: sample('article.zh.txt'), en: sample('source/joint-statement.en.txt'), ru: sample('treaty-extract.ru.txt') }
`

/** Runs code in a process of its own, and gives what it prints. */
function measure(code: string): string {
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', HEAD + code], {
    encoding: 'utf8',
  })
  return stdout.trimEnd() || stderr
}

function startUp(): void {
  const runs = Array.from({ length: 5 }, () =>
    Number(
      measure(`
        for (const text of ['On 4 July 2005 Mongolia signed.', '2005年7月4日，蒙古国签署。', '4 июля 2005 года Монголия подписала.'])
          await read({ name: 's.txt', text })
        console.log(Math.round(cpu() - began))`),
    ),
  ).sort((a, b) => a - b)
  console.log('start-up: the program loaded and a sentence read in each of three languages, five runs')
  console.log(`  ${runs.join(', ')} ms`)
}

/** Pace of recognising alone and of everything; `lengths` in characters, each read for about as long as the others. */
function pace(language: string, lengths: readonly number[]): void {
  console.log(`${language}: million characters a second, recognising alone and reading everything`)
  for (const length of lengths) {
    console.log(
      measure(`
        const { readSource } = await import(${JSON.stringify(join(dist, 'read', 'index.js'))})
        const { recognise } = await import(${JSON.stringify(join(dist, 'recognise', 'index.js'))})
        const one = texts.${language}
        const text = one.repeat(Math.max(1, Math.round(${length} / one.length)))
        const times = Math.max(1, Math.round(1_000_000 / text.length))
        for (let warm = 0; warm * one.length < 300_000; warm++) await read({ name: 'w.txt', text: one })
        const source = await readSource({ name: 'w.txt', text })
        const start = cpu()
        for (let i = 0; i < times; i++) recognise(source)
        const middle = cpu()
        for (let i = 0; i < times; i++) await read({ name: 'w.txt', text })
        const rate = (ms) => (text.length * times / ms / 1000).toFixed(2)
        console.log('  ' + text.length.toLocaleString('en').padStart(10) + ' characters: ' + rate(middle - start) + ', ' + rate(cpu() - middle)
          + '; peak memory ' + Math.round(process.resourceUsage().maxRSS / 1024) + ' MiB')`),
    )
  }
}

function allResolutions(): void {
  if (!existsSync(resolutions)) {
    console.log('skipped: the resolutions are not here (../shared/corpora/unsc-resolutions.jsonl)')
    return
  }
  console.log(
    measure(`
      const { readSource } = await import(${JSON.stringify(join(dist, 'read', 'index.js'))})
      const { recognise } = await import(${JSON.stringify(join(dist, 'recognise', 'index.js'))})
      const docs = readFileSync(${JSON.stringify(resolutions)}, 'utf8').trim().split('\\n').map((line) => JSON.parse(line).text)
      const size = docs.reduce((sum, text) => sum + text.length, 0)
      console.log(docs.length + ' resolutions, ' + size.toLocaleString('en') + ' characters, read one by one, round after round')
      for (let round = 1; round <= 5; round++) {
        const [start, clock] = [cpu(), performance.now()]
        for (const text of docs) await read({ name: 'r.txt', text })
        const spent = cpu() - start
        console.log('  everything, round ' + round + ': ' + (spent / 1000).toFixed(2) + ' s of processor time (' + (size / spent / 1000).toFixed(2)
          + ' million characters a second), ' + ((performance.now() - clock) / 1000).toFixed(2) + ' s on the clock')
      }
      const sources = []
      for (const text of docs) sources.push(await readSource({ name: 'r.txt', text }))
      for (let round = 1; round <= 3; round++) {
        const start = cpu()
        for (const source of sources) recognise(source)
        console.log('  recognising alone, round ' + round + ': ' + (size / (cpu() - start) / 1000).toFixed(2) + ' million characters a second')
      }`),
  )
}

startUp()
allResolutions()
pace('en', [10_000, 100_000, 1_000_000, 10_000_000])
for (const language of ['zh', 'ru']) pace(language, [10_000, 100_000, 1_000_000])
