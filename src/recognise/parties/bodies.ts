import type { ReadLanguage } from '../../model/index.ts'
import type { Flow } from '../../read/flow.ts'
import type { FoundParty } from '../findings.ts'
import { meaningOf, type Token } from '../names.ts'
import { caseOf } from './cases.ts'
import { foundParty, type NamedParty } from './found.ts'
import { ownerLinks } from './owners.ts'

/** A noun of a body with nobody named as its owner ("the Government"). */
export interface AloneBody {
  from: number
  to: number
  body: string
  /** Without a body of this kind named before, it belongs to the state of the title. */
  titled: boolean
}

/**
 * Bodies with their owner before ("蒙古国议会", "Mongolia's Parliament") or after them ("the Government of Mongolia", "правительство
 * Монголии"): a mention over both. The owner's own mention stays beside it.
 */
export function bodiesIn(
  flow: Flow,
  language: ReadLanguage,
  tokens: readonly Token[],
  named: readonly NamedParty[],
): { bodies: FoundParty[]; alone: AloneBody[] } {
  const bodies: FoundParty[] = []
  const alone: AloneBody[] = []
  const { text } = flow
  const links = ownerLinks(language)
  let next = 0
  for (const token of tokens) {
    const body = meaningOf(token, 'body')
    if (!body || meaningOf(token, 'none')) continue
    while (next < named.length && named[next]!.from < token.from) next++
    const before = named[next - 1]
    const after = named[next]
    if (before && canOwn(before) && links.before.has(text.slice(before.to, token.from))) {
      // 巴西驻安哥拉大使馆 is Brazil's.
      const sender = named[next - 2]
      const posted = links.posted !== '' && sender !== undefined && text.slice(sender.to, before.from) === links.posted
      const owner = posted && canOwn(sender) ? sender : before
      bodies.push(owned(flow, owner, body.body, owner.from, token.to))
    } else if (
      after &&
      canOwn(after) &&
      !after.adjective &&
      links.after.has(text.slice(token.to, after.from)) &&
      // "О миссии Совет решил": an owner behind its body never stands in the nominative.
      !(language === 'ru' && caseOf(text.slice(after.from, after.to)) === 'nominative')
    ) {
      bodies.push(owned(flow, after, body.body, token.from, after.to))
    } else if (body.alone || isDefinite(text, token.from, language))
      alone.push({ from: token.from, to: token.to, body: body.body, titled: body.alone })
  }
  return { bodies, alone }
}

/** "The delegation" is one that was named before; "a delegation" is another one, and so is in Russian one with an adjective of its own. */
function isDefinite(text: string, from: number, language: ReadLanguage): boolean {
  const before = text.slice(Math.max(0, from - ADJECTIVE), from)
  if (language === 'en') return /(?<!\p{L})the $/iu.test(before)
  return (
    language === 'ru' &&
    !/\p{L}(?:ая|яя|ой|ей|ую|юю|ые|ие|ый|ий|ого|его|ых|их|ым|им|ому|ему|ом|ем|ыми|ими) $/iu.test(before)
  )
}

/** No ending of an adjective is longer, in units. */
const ADJECTIVE = 6

function owned(flow: Flow, owner: NamedParty, body: string, from: number, to: number): FoundParty {
  return foundParty(flow.block.index, from, to, `${owner.id}/${body}`, 'name', {
    others: owner.others.map((other) => ({ ...other, id: `${other.id}/${body}` })),
    why: owner.why,
  })
}

export const canOwn = (party: NamedParty) =>
  party.type === 'state' || party.type === 'organisation' || party.type === 'group'
