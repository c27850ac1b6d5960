import type { Flow } from '../../read/flow.ts'
import type { FoundPlace } from '../findings.ts'
import { meaningOf, type Words } from '../names.ts'

/** The places that the blocks name, each with the state it lies in. */
export function findPlaces(flows: readonly Flow[], words: readonly Words[]): FoundPlace[][] {
  return flows.map((flow, index) =>
    words[index]!.tokens.flatMap((token) => {
      const place = meaningOf(token, 'place')?.place
      if (!place) return []
      return [{ block: flow.block.index, from: token.from, to: token.to, name: place.name, state: place.state }]
    }),
  )
}
