import { z } from 'zod'
import { loadData } from '../languages/load.ts'
import { READ_LANGUAGES } from '../model/index.ts'

/** What reading the structure of documents in one language needs; `languages/<language>/structure.yaml`. */
export const StructureData = z.object({
  /** Short forms whose full stop ends no sentence, written without the last full stop. */
  abbreviations: z.array(z.string()),
})
export type StructureData = z.infer<typeof StructureData>

/** The structure data of every language that is read, in the order zh, en, ru. */
export const structureData = (): StructureData[] =>
  READ_LANGUAGES.map((language) => loadData(`languages/${language}/structure.yaml`, StructureData))
