import { existsSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { packageRoot } from '../languages/load.ts'
import { BadInput } from '../model/index.ts'
import type { Dossier } from '../register/index.ts'
import { compileRulebooks, type Rulebook, Standing, type StandingOptions, shippedRulebook } from '../standing/index.ts'

/** Who stands where by a dossier's acts and the rules that apply to it. Throws BadInput for a rulebook that does not read. */
export function dossierStanding(dossier: Dossier, options: StandingOptions = {}): Standing {
  return new Standing(dossierRulebook(dossier), dossier.acts(), options)
}

/**
 * The rules that apply to a dossier: those its dossier.yaml names, of the program's own or files of the dossier; all of the program's if it
 * names none. Throws BadInput for a rulebook that is not there or does not read.
 */
export function dossierRulebook({ folder, config }: Pick<Dossier, 'folder' | 'config'>): Rulebook {
  if (config.rulebooks.length === 0) return shippedRulebook()
  const files = config.rulebooks.map((name) => {
    const path = [join(packageRoot, 'rulebooks', `${name}.rules`), join(folder, name)].find(existsSync)
    if (path === undefined) throw new BadInput(join(folder, 'dossier.yaml'), `there is no rulebook "${name}"`)
    return { name: basename(path), text: readFileSync(path, 'utf8') }
  })
  return compileRulebooks(files)
}
