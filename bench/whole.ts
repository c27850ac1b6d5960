/** Reading all the way, on the built program: start-up, characters a second, time a character as texts grow, peak memory. */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { packageRoot } from '../src/languages/load.ts'

const entry = join(packageRoot, 'dist', 'index.js')
if (!existsSync(entry)) throw new Error('build first: npm run build')

/** Runs code in a process of its own, after `read` is imported and `cpu()` gives the milliseconds of processor time so far. */
function measure(code: string): string {
  const head = `
    const cpu = () => { const { user, system } = process.cpuUsage(); return (user + system) / 1000 }
    const began = cpu()
    const { readFileSync } = await import('node:fs')
    const { read } = await import(${JSON.stringify(entry)})
    const sample = (name) => readFileSync(${JSON.stringify(join(packageRoot, 'samples'))} + '/' + name, 'utf8')
    const texts = { zh: sample('article.zh.txt'), en: sample('source/joint-statement.en.txt'), ru: sample('treaty-extract.ru.txt') }
  `
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', head + code], {
    encoding: 'utf8',
  })
  return stdout.trim() || stderr
}

console.log('start-up and first sentences in three languages, processor time:')
console.log(
  measure(`
    for (const text of ['On 4 July 2005 Mongolia signed.', '2005年7月4日，蒙古国签署。', '4 июля 2005 года Монголия подписала.']) await read({ name: 's.txt', text })
    console.log('  ' + Math.round(cpu() - began) + ' ms')`),
)
for (const language of ['zh', 'en', 'ru']) {
  console.log(
    `${language}, characters a second of processor time, documents of one sample each, then one document of many:`,
  )
  console.log(
    measure(`
      const text = texts.${language}
      const pace = async (repeat, times) => {
        const whole = text.repeat(repeat)
        const start = cpu()
        for (let i = 0; i < times; i++) await read({ name: 'w.txt', text: whole })
        return (whole.length * times) / (cpu() - start) * 1000
      }
      await pace(1, 20)
      for (const [repeat, times] of [[1, 60], [10, 6], [100, 1]])
        console.log('  ' + (text.length * repeat).toLocaleString('en') + ' characters: ' + Math.round(await pace(repeat, times)).toLocaleString('en') + '/s')
      console.log('  peak memory ' + Math.round(process.resourceUsage().maxRSS / 1024) + ' MiB')`),
  )
}
