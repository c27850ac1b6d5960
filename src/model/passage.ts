import { z } from 'zod'

/** A stretch of a source's untouched text, in Unicode code points: `start` inclusive, `end` exclusive (W3C Web Annotation, text position). */
export const Span = z.object({ start: z.int().nonnegative(), end: z.int().nonnegative() })
export type Span = z.infer<typeof Span>

/**
 * A place in a source. `start`/`end` is the hull; `pieces` are the stretches that really belong to it, more than one where a note, a
 * running head or a page break interrupts the sentence. `quote` is the text of the pieces one after the other, untouched.
 */
export const Passage = Span.extend({
  quote: z.string(),
  pieces: z.array(Span).min(1),
})
export type Passage = z.infer<typeof Passage>
