import type { DossierView } from '../../src/serve/http/views.ts'

/** The parties of the dossier to choose one from; with `all`, also none. */
export function PartyChoice({
  parties,
  party,
  all = false,
  choose,
}: {
  parties: DossierView['parties']
  party: string
  all?: boolean
  choose: (party: string) => void
}) {
  return (
    <label>
      Party
      <select value={party} onChange={(event) => choose(event.target.value)}>
        {all && <option value="">all</option>}
        {parties.map(({ id, name }) => (
          <option key={id} value={id}>
            {name === id ? id : `${name} (${id})`}
          </option>
        ))}
      </select>
    </label>
  )
}
