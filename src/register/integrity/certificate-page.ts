import { canonical } from '../store/canonical.ts'
import type { Certificate } from './certificate.ts'

/** Begins the data in the page. */
export const CERTIFICATE_MARK = '<script type="application/json" id="data">'

const STYLE = `
  body { font: 16px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 70rem; padding: 0 1rem; color: #1a1a1a; background: #fff }
  code { font-size: .85em; word-break: break-all }
  table { border-collapse: collapse; width: 100% }
  caption { text-align: left; font-weight: 600; padding: .5rem 0 }
  th, td { text-align: left; vertical-align: top; padding: .3rem .6rem .3rem 0; border-bottom: 1px solid #ccc }
  .rejected { color: #595959; text-decoration: line-through }
  #verdict { padding: .5rem .75rem; border-left: 4px solid #555; background: #f3f3f3 }
`

/**
 * Builds the tables from the data and, where the browser offers hashing to local pages, checks the hash of every entry and the links between
 * them. The full check, quotes and files included, is the program's.
 */
const SCRIPT = `
  const data = JSON.parse(document.getElementById('data').textContent)
  const put = (parent, name, text, kind) => {
    const element = document.createElement(name)
    if (text !== undefined) element.textContent = text
    if (kind) element.className = kind
    return parent.appendChild(element)
  }
  const fill = (id, rows) => {
    const body = document.querySelector('#' + id + ' tbody')
    for (const { cells, kind } of rows) {
      const row = put(body, 'tr', undefined, kind)
      for (const cell of cells) put(row, 'td', cell ?? '–')
    }
  }
  document.title = data.config.title
  document.getElementById('title').textContent = data.config.title
  document.getElementById('made').textContent = data.made.slice(0, 10) + ', ' + data.by
  document.getElementById('tip').textContent = data.tip
  fill('acts', data.acts.map(({ act, source, state, by }) => ({
    kind: state,
    cells: [act.date, act.kind, act.agents.join(', '), act.targets.join(', '), act.modality, act.force, state + ' (' + by + ')',
      act.passages[0].quote, source.title ?? source.name],
  })))
  const entries = data.entries.map(({ content }) => JSON.parse(content))
  const held = new Map(entries.filter(({ kind }) => kind === 'read').map((entry) => [entry.record, entry.body]))
  fill('sources', Object.keys(data.files).map((id) => ({ cells: [held.get(id)?.name, held.get(id)?.title, held.get(id)?.published, id] })))
  fill('entries', entries.map(({ at, by, kind, why, record }, n) => ({ cells: [String(n + 1), at, by, kind, record?.slice(0, 18), why] })))
  const hex = (bytes) => [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  const check = async () => {
    if (!globalThis.crypto?.subtle) return 'This browser does not hash local pages; check the file with: depositary verify FILE'
    const known = new Set()
    for (let n = 0; n < entries.length; n++) {
      const { id, content } = data.entries[n]
      const found = hex(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(content)))
      if (found !== id || entries[n].previous.some((before) => !known.has(before))) return 'Entry ' + (n + 1) + ' was changed.'
      known.add(id)
    }
    return 'The chain of ' + entries.length + ' entries is unbroken. Quotes and files too are checked by: depositary verify FILE'
  }
  check().then((text) => { document.getElementById('verdict').textContent = text })
`

const table = (id: string, caption: string, heads: readonly string[]): string =>
  `<table id="${id}"><caption>${caption}</caption><thead><tr>${heads.map((head) => `<th scope="col">${head}</th>`).join('')}</tr></thead><tbody></tbody></table>`

/** The page of a certificate: the same data give the same bytes. */
export function certificatePage(data: Certificate): string {
  const heads = ['date', 'act', 'by', 'toward', 'modality', 'force', 'state', 'passage', 'source']
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Certificate</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1 id="title"></h1>
<p>A certified copy of a register, made <span id="made"></span>. Last entry: <code id="tip"></code></p>
<p id="verdict" role="status">Checking the chain of entries …</p>
${table('acts', 'Acts', heads)}
${table('sources', 'Sources', ['file', 'title', 'published', 'SHA-256'])}
${table('entries', 'Entries of the register', ['no.', 'when', 'by', 'what', 'record', 'why'])}
</main>
${CERTIFICATE_MARK}${canonical(data).replaceAll('<', '\\u003c')}</script>
<script>${SCRIPT}</script>
</body>
</html>
`
}
