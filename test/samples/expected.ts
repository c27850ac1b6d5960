import { z } from 'zod'
import { loadData } from '../../src/languages/load.ts'
import { ActKind, Answer, Force, Modality } from '../../src/model/index.ts'

const Edtf = z.string()
const Document = z.object({
  notes: z.array(z.tuple([z.string(), z.string(), z.int().nullable()])),
  dates: z.array(z.tuple([z.string(), Edtf])),
  symbols: z.array(z.tuple([z.string(), z.string()])),
  persons: z.array(z.tuple([z.string(), z.string().nullable(), z.string().nullable()])),
  acts: z.array(
    z.tuple([ActKind, z.array(z.string()), z.array(z.string()), Edtf.nullable(), Modality, Force, z.string()]),
  ),
})
const Standing = z.object({
  /** A question in the words of the rulebooks. */
  ask: z.string(),
  on: z.iso.date(),
  answer: Answer,
  /** Since when, where that matters. */
  from: Edtf.optional(),
  /** Why the program does not find it yet; the test says so when it does. */
  missed: z.string().optional(),
})

export type ExpectedDocument = z.infer<typeof Document>
export type ExpectedStanding = z.infer<typeof Standing>

const { standing, ...documents } = loadData(
  'samples/expected.yaml',
  z.object({ standing: z.array(Standing) }).catchall(Document),
)

/** The hand labels of `samples/expected.yaml`, by file name. */
export const expectedDocuments: ReadonlyMap<string, ExpectedDocument> = new Map(Object.entries(documents))

/** Who stands where, from the four samples together. */
export const expectedStanding: readonly ExpectedStanding[] = standing
