import { lore } from './lore.ts'

/** How names of some states, written in Cyrillic syllable by syllable, are spelled in Latin letters (languages/ru/persons.yaml). */
export type SpellingSystem = (typeof lore.ru.systems)[number]

/**
 * A name in Latin letters by the system of its state ("Линь Цзянь" of CHN: "Lin Jian"); null if the state has none, or the name does not fall
 * into the system's syllables.
 */
export function spellBySystem(name: string, of: string | null): string | null {
  const system = of === null ? undefined : lore.ru.systems.find((each) => each.of.includes(of))
  if (!system) return null
  const words = name.split(' ').map((word) => spelled(word.toLowerCase(), system))
  if (words.includes(null)) return null
  const [first = '', ...rest] = words.map((word) => word!.charAt(0).toUpperCase() + word!.slice(1))
  // Kim Jong-un: the given name is one word with a hyphen.
  return system.hyphen && rest.length === 2
    ? `${first} ${rest[0]}-${rest[1]!.toLowerCase()}`
    : [first, ...rest].join(' ')
}

/** A word as a row of syllables, each one of its own or a beginning with an end, the longest first; null if it is none. */
function spelled(word: string, system: SpellingSystem): string | null {
  if (word === '') return ''
  const { syllables, initials, finals } = system
  for (let length = Math.min(word.length, 6); length > 0; length--) {
    const here = word.slice(0, length)
    const rest = () => spelled(word.slice(length), system)
    const whole = syllables[here]
    const latin = whole ?? joined(here, initials, finals)
    if (latin === undefined) continue
    const after = rest()
    if (after !== null) return latin + after
  }
  return null
}

function joined(
  syllable: string,
  initials: Readonly<Record<string, string>>,
  finals: Readonly<Record<string, string>>,
): string | undefined {
  for (const length of [2, 1]) {
    const initial = initials[syllable.slice(0, length)]
    const final = finals[syllable.slice(length)]
    if (initial !== undefined && final !== undefined) return initial + final
  }
  return undefined
}
