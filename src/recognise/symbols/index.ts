import type { Flow } from '../../read/flow.ts'
import type { FoundSymbol } from '../findings.ts'
import { symbolUrl } from './address.ts'
import { findCitations } from './citations.ts'
import { findCollections } from './collections.ts'
import { findSeries, type PlacedSymbol } from './series.ts'

export { symbolUrl } from './address.ts'

/**
 * The document symbols of each flow, written out or cited in words, in the form the UN writes them, with their public address in the
 * block's language. The outer list is parallel to `flows`. Takes time linear in the text; never throws.
 */
export function findSymbols(flows: readonly Flow[]): FoundSymbol[][] {
  return flows.map((flow, block) =>
    withoutOverlaps([...findSeries(flow.text), ...findCitations(flow.text), ...findCollections(flow.text)]).map(
      ({ from, to, symbol }) => ({
        block,
        from,
        to,
        symbol,
        url: symbolUrl(symbol, flow.block.language),
      }),
    ),
  )
}

/** In text order; of two that overlap the first, or the longer of those that begin together. */
function withoutOverlaps(symbols: PlacedSymbol[]): PlacedSymbol[] {
  const sorted = symbols.sort((a, b) => a.from - b.from || b.to - a.to)
  let end = 0
  return sorted.filter(({ from, to }) => {
    if (from < end) return false
    end = to
    return true
  })
}
