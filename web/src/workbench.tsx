import type { DossierView, Evidence } from '../../src/serve/http/views.ts'
import { ActsRoom } from './acts-room.tsx'
import { ROOMS, usePlace } from './place.ts'
import { useServer } from './server.ts'
import { SourceReader } from './source-reader.tsx'
import { SourcesRoom } from './sources-room.tsx'
import { StandingRoom } from './standing-room.tsx'

const ROOM_NAMES = { standing: 'Standing', acts: 'Acts', sources: 'Sources' }

/** The whole page: on the left standing, acts or sources; on the right the source, with the passage that was asked for. */
export function Workbench() {
  const dossier = useServer<DossierView>('/api/dossier')
  const [place, go] = usePlace()
  if (dossier.state === 'loading') return <p className="message">Opening the dossier…</p>
  if (dossier.state === 'failed')
    return (
      <p className="message" role="alert">
        The dossier could not be opened: {dossier.problem}
      </p>
    )
  const show = (at: Evidence) => go({ source: at.source.id, start: at.passage.start, end: at.passage.end })
  const { title, sources, parties } = dossier.value
  const source = place.source ?? sources[0]?.id ?? null
  return (
    <>
      <a className="skip" href="#reader">
        Skip to the source
      </a>
      <header>
        <h1>{title}</h1>
        <nav aria-label="Rooms">
          {ROOMS.map((room) => (
            <button
              key={room}
              type="button"
              aria-current={room === place.room ? 'page' : undefined}
              onClick={() => go({ room })}
            >
              {ROOM_NAMES[room]}
            </button>
          ))}
        </nav>
      </header>
      <main>
        <section className="room" aria-label={ROOM_NAMES[place.room]}>
          {place.room === 'standing' && (
            <StandingRoom
              parties={parties}
              party={place.party ?? parties[0]?.id ?? ''}
              on={place.on}
              choose={go}
              show={show}
            />
          )}
          {place.room === 'acts' && <ActsRoom parties={parties} party={place.party} choose={go} show={show} />}
          {place.room === 'sources' && (
            <SourcesRoom sources={sources} current={source} open={(id) => go({ source: id, start: null, end: null })} />
          )}
        </section>
        <section id="reader" className="reader" aria-label="Source" tabIndex={-1}>
          {source === null ? (
            <p className="message">The dossier holds no source yet.</p>
          ) : (
            <SourceReader id={source} start={place.start} end={place.end} />
          )}
        </section>
      </main>
    </>
  )
}
