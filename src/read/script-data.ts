import { z } from 'zod'
import { loadData } from '../languages/load.ts'

/** What tells languages of one script, and encodings, apart; `languages/scripts.yaml`. */
export const ScriptData = z.strictObject({
  /** By language (BCP 47): its small words, lower case, and texts in it. */
  smallWords: z.record(
    z.string(),
    z.strictObject({ words: z.array(z.string()), examples: z.array(z.string()).min(1) }),
  ),
  ownLetters: z.record(z.string(), z.strictObject({ letters: z.string(), examples: z.array(z.string()).min(1) })),
  /** By encoding (WHATWG label): characters of the BMP that are frequent in its texts. */
  frequent: z.record(z.string(), z.strictObject({ characters: z.string(), example: z.string() })),
})

export const scriptData = (): z.infer<typeof ScriptData> => loadData('languages/scripts.yaml', ScriptData)
