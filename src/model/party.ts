import { z } from 'zod'

export const PartyType = z.enum(['state', 'organisation', 'group', 'body', 'person'])
export type PartyType = z.infer<typeof PartyType>

/**
 * The name a party goes by in every record: ISO 3166-1 alpha-3 for states (`SUN`, `CSK` … for former ones, ISO 3166-3), the usual English
 * acronym for organisations and groups, `OWNER/body` for bodies (`MNG/parliament`), the Latin spelling for persons.
 */
export const PartyId = z.string().min(1)
export type PartyId = z.infer<typeof PartyId>
