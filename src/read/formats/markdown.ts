import { decode } from '../encodings.ts'
import { endsIn, type Format } from './format.ts'
import { readHtml } from './html.ts'

/** Markdown with footnotes ([^1]), by way of HTML. Raw HTML inside it is read like any HTML: nothing in it runs. */
export const markdown: Format = {
  format: 'markdown',
  claims: (_bytes, name) => endsIn(name, '.md', '.markdown'),
  async extract(bytes, name) {
    const { text, encoding } = await decode(bytes, name)
    const { Marked } = await import('marked')
    const { default: footnotes } = await import('marked-footnote')
    const markup = await new Marked().use(footnotes()).parse(text.replace(/^\ufeff/, ''))
    return { ...(await readHtml(markup, name)), encoding }
  },
}
