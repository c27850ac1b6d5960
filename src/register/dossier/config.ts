import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse, stringify, YAMLParseError } from 'yaml'
import { z } from 'zod'
import { OwnTopic, shippedTopicIds } from '../../acts/topics.ts'
import { BadInput, PartyId, PartyType, ReadLanguage } from '../../model/index.ts'

/** A party that the person names for this dossier: known here under these names, whatever the data of the program say. */
export const OwnName = z.strictObject({
  id: PartyId,
  type: PartyType,
  /** Names by language tag ("zh", "en", "ru" …), as they stand in documents. */
  names: z.record(z.string(), z.array(z.string().min(1)).min(1)),
})
export type OwnName = z.infer<typeof OwnName>

/** The id of a topic that the program knows. */
const KnownTopic = z
  .string()
  .refine(
    (id) => shippedTopicIds().includes(id),
    'is no topic that the program knows; one of your own needs terms in zh, en or ru',
  )

/** `dossier.yaml`: what the dossier is about. Written by hand; the program reads it and writes it only when the dossier is made. */
export const DossierConfig = z.strictObject({
  title: z.string().min(1),
  /** Ids of the parties in focus. */
  parties: z.array(PartyId).default([]),
  /** The topics in focus: ids of those that the program knows, and own ones with the terms that stand for them. */
  topics: z.array(z.union([KnownTopic, OwnTopic])).default([]),
  /** Languages of its documents. */
  languages: z.array(ReadLanguage).default(['zh', 'en', 'ru']),
  /** Rulebooks that apply: a name of `rulebooks/` ("treaty-law") or a path from the dossier's folder. Empty: all that the program brings. */
  rulebooks: z.array(z.string().min(1)).default([]),
  names: z.array(OwnName).default([]),
})
export type DossierConfig = z.output<typeof DossierConfig>
export type DossierConfigInput = z.input<typeof DossierConfig>

export const CONFIG_FILE = 'dossier.yaml'

/** Reads a folder's dossier.yaml. Throws BadInput that names the file and, where there is one, the line. */
export function readConfig(folder: string): DossierConfig {
  const path = join(folder, CONFIG_FILE)
  return parseConfig(readText(path), path)
}

/** Parses the text of a dossier.yaml; `where` names it in errors. */
export function parseConfig(text: string, where: string): DossierConfig {
  let tree: unknown
  try {
    tree = parse(text)
  } catch (error) {
    if (!(error instanceof YAMLParseError)) throw error
    const line = error.linePos?.[0].line
    throw new BadInput(
      line === undefined ? where : `${where}:${line}`,
      `no readable YAML (${error.code.toLowerCase()})`,
    )
  }
  return checkConfig(tree, where)
}

/** Checks a configuration and fills in what it leaves out. */
export function checkConfig(input: unknown, where: string): DossierConfig {
  const result = DossierConfig.safeParse(input)
  if (result.success) return result.data
  const { path, message } = told(result.error.issues[0]!)
  throw new BadInput(where, `${path.join('.') || 'dossier'}: ${message}`)
}

/** What is wrong; of a slot that may have several forms, with the form that was tried. */
function told(issue: z.core.$ZodIssue): { path: PropertyKey[]; message: string } {
  if (issue.code !== 'invalid_union') return issue
  const tried = issue.errors
    .flatMap(([first]) => first ?? [])
    .filter(({ path, code }) => path.length > 0 || code !== 'invalid_type')
  const inner = tried[0] && told(tried[0])
  return inner ? { path: [...issue.path, ...inner.path], message: inner.message } : issue
}

/** The text of a dossier.yaml. */
export function configText(config: DossierConfig): string {
  return stringify(config, { lineWidth: 120 })
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    throw new BadInput(path, 'no dossier here: the file cannot be read')
  }
}
