/** How fast 100,000 passages are searched. Run: npx tsx bench/register-search.ts [documents] */
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { PartyMention } from '../src/model/index.ts'
import { initDossier } from '../src/register/index.ts'
import { sourceOf } from '../test/register/fixtures.ts'

const documents = Number(process.argv[2] ?? 1000)
const PASSAGES = 100

const WORDS = [
  'nuclear weapon treaty state assembly session territory zone declaration security assurance council delegation proposal support resolution conference review status party regional border transit trade meeting visit minister president government'.split(
    ' ',
  ),
  'ядерное оружие договор государство ассамблея сессия территория зона заявление безопасность гарантия совет делегация предложение поддержка резолюция конференция обзор статус сторона граница транзит торговля встреча визит министр президент правительство'.split(
    ' ',
  ),
  '核武器 条约 国家 大会 届会 领土 地区 声明 安全 保证 理事会 代表团 提案 支持 决议 会议 审议 地位 缔约国 区域 边界 过境 贸易 会晤 访问 部长 总统 政府'.split(
    ' ',
  ),
]
const LANGUAGES = ['en', 'ru', 'zh']

// The same numbers in every run (Park and Miller's generator).
let seed = 1
const random = (below: number): number => {
  seed = (seed * 48_271) % 2_147_483_647
  return seed % below
}

const folder = mkdtempSync(join(tmpdir(), 'depositary-bench-'))
try {
  const dossier = initDossier(folder, { title: 'Bench' })
  for (let document = 0; document < documents; document++) dossier.keep(reading(document))
  let began = performance.now()
  await dossier.search('warm up')
  console.log(
    `${documents * PASSAGES} passages indexed: ${(performance.now() - began).toFixed(0)} ms, search.db ${(statSync(join(folder, 'search.db')).size / 1e6).toFixed(0)} MB`,
  )
  const questions = [
    'nuclear weapon',
    'безопасности границы',
    '核武器',
    '"security assurance"',
    '蒙古',
    'Mongolia treaty',
    'treaty',
    '条约 地位',
    'unfindable',
    'number 4711',
    'president visit minister',
  ]
  const times: number[] = []
  for (let round = 0; round < 5; round++) {
    for (const question of questions) {
      began = performance.now()
      const results = await dossier.search(question)
      const ms = performance.now() - began
      times.push(ms)
      if (round === 4) console.log(`${question}: ${ms.toFixed(1)} ms, ${results.length} shown`)
    }
  }
  times.sort((a, b) => a - b)
  console.log(
    `median ${times[times.length >> 1]!.toFixed(1)} ms, slowest ${times.at(-1)!.toFixed(1)} ms, peak memory ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`,
  )
  dossier.close()
} finally {
  rmSync(folder, { recursive: true, force: true })
}

function reading(document: number) {
  const language = document % LANGUAGES.length
  const words = WORDS[language]!
  const parties: PartyMention[] = []
  const lines = Array.from({ length: PASSAGES }, (_, block) => {
    const said = Array.from({ length: 25 }, () => words[random(words.length)]!)
    if (random(4) === 0)
      parties.push({
        block,
        id: 'MNG',
        type: 'state',
        by: 'name',
        others: [],
        why: null,
        start: 0,
        end: 1,
        quote: '',
        pieces: [{ start: 0, end: 1 }],
      })
    return `${document * PASSAGES + block} ${said.join(language === 2 ? '' : ' ')} number ${random(10_000)}.`
  })
  return {
    ...sourceOf(lines.join('\n'), `document-${document}.txt`, { language: LANGUAGES[language]! }),
    mentions: { dates: [], symbols: [], instruments: [], parties, persons: [], places: [], indicators: [] },
    acts: [],
  }
}
