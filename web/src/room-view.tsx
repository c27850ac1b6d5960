import type { Passage } from '../../src/model/index.ts'
import type { DossierView } from '../../src/serve/http/views.ts'
import { ActsRoom } from './acts-room.tsx'
import { OverviewRoom } from './overview-room.tsx'
import type { Go, Place } from './place.ts'
import { type Draft, ReviewRoom } from './review/review-room.tsx'
import { ROOM_NAMES } from './rooms.tsx'
import { SearchRoom } from './search-room.tsx'
import { SourcesRoom } from './sources-room.tsx'
import { StandingRoom } from './standing-room.tsx'

/** Shows a source, at a passage or, where that is null, from its beginning. */
export type Show = (at: { source: { id: string }; passage: Pick<Passage, 'start' | 'end'> | null }) => void

interface RoomProps {
  dossier: DossierView
  place: Place
  go: Go
  show: Show
  draft: Draft | null
  startDraft: (draft: Draft | null) => void
}

/** The left side: the room that one is in. */
export function RoomView(props: RoomProps) {
  const name = ROOM_NAMES[props.place.room]
  return (
    <section className="room" aria-label={name}>
      <h2 className="announced">{name}</h2>
      <Room {...props} />
    </section>
  )
}

function Room({ dossier, place, go, show, draft, startDraft }: RoomProps) {
  const { sources, parties } = dossier
  if (sources.length === 0) return <Nothing />
  switch (place.room) {
    case 'overview':
      return <OverviewRoom sources={sources} on={place.on} without={place.without} go={go} show={show} />
    case 'standing':
      return (
        <StandingRoom
          parties={parties}
          party={place.party ?? parties[0]?.id ?? ''}
          on={place.on}
          choose={go}
          show={show}
        />
      )
    case 'acts':
      return <ActsRoom parties={parties} party={place.party} choose={go} show={show} />
    case 'review':
      return <ReviewRoom parties={parties} place={place} go={go} draft={draft} startDraft={startDraft} />
    case 'sources':
      return (
        <SourcesRoom
          sources={sources}
          current={place.source ?? sources[0]?.id ?? null}
          open={(id) => show({ source: { id }, passage: null })}
        />
      )
    case 'search':
      return <SearchRoom words={place.words} show={show} />
  }
}

function Nothing() {
  return (
    <div className="message">
      <p>This dossier holds nothing yet.</p>
      <p>
        <code>depositary read FILE…</code> reads documents into it: text, PDF, Word, HTML, Markdown or mail, in Chinese,
        English or Russian. Then this page shows who stands where, and the words that say so.
      </p>
    </div>
  )
}
