import { userInfo } from 'node:os'

/** The name of the person at this machine, for decisions that name nobody else; empty where the system does not know one. */
export function personHere(): string {
  try {
    return userInfo().username
  } catch {
    return ''
  }
}
