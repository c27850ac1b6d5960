import { BadInput } from '../../model/index.ts'
import { structureOf } from '../structure.ts'
import { endsIn, type Format, NO_META } from './format.ts'
import { readHtml } from './html.ts'

/** A mail message: its text, or its HTML where it has no text. Attachments are documents of their own (`documentsOf`). */
export const email: Format = {
  format: 'email',
  claims: (_bytes, name) => endsIn(name, '.eml'),
  async extract(bytes, name) {
    const { default: PostalMime } = await import('postal-mime')
    const mail = await PostalMime.parse(bytes).catch(() => {
      throw new BadInput(name, 'is a damaged mail message')
    })
    const date = mail.date ? new Date(mail.date) : null
    const meta = {
      ...NO_META,
      title: mail.subject ?? null,
      authors: [mail.from?.name || mail.from?.address || ''].filter((author) => author !== ''),
      date: date && !Number.isNaN(date.getTime()) ? date.toISOString().slice(0, 10) : null,
    }
    if (mail.text && /\S/.test(mail.text))
      return { text: mail.text, encoding: null, structure: structureOf(mail.text), boxes: [], meta }
    if (mail.html) return { ...(await readHtml(mail.html, name)), meta }
    throw new BadInput(name, 'is a mail message without text')
  },
}
