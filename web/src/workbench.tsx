import { useCallback, useState } from 'react'
import type { Passage, Source, Span } from '../../src/model/index.ts'
import type { DossierView, WordsView } from '../../src/serve/http/views.ts'
import { Announcer } from './announcer.tsx'
import { DeedsProvider } from './deeds.tsx'
import { MarkedWordsProvider } from './marked-words.tsx'
import { type Place, usePlace } from './place.ts'
import { emptyAct } from './review/new-act.tsx'
import type { Draft } from './review/review-room.tsx'
import { RoomView, type Show } from './room-view.tsx'
import { Rooms } from './rooms.tsx'
import { SearchBox } from './search-box.tsx'
import { address, ask, useServer } from './server.ts'
import { SourceReader } from './source-reader.tsx'
import { WordsProvider } from './words.tsx'

/** The whole page: on the left one of the rooms; on the right the source, with the passage that was asked for. */
export function Workbench() {
  const dossier = useServer<DossierView>('/api/dossier')
  const words = useServer<WordsView>('/api/words', true)
  for (const loaded of [dossier, words])
    if (loaded.state === 'failed')
      return (
        <main className="alone">
          <p className="message" role="alert">
            The dossier could not be opened: {loaded.problem}
          </p>
        </main>
      )
  if (dossier.state !== 'done' || words.state !== 'done')
    return (
      <main className="alone">
        <p className="message">Opening the dossier…</p>
      </main>
    )
  return (
    <WordsProvider value={words.value}>
      <Announcer>
        <DeedsProvider proposed={dossier.value.person}>
          <MarkedWordsProvider>
            <OpenDossier dossier={dossier.value} />
          </MarkedWordsProvider>
        </DeedsProvider>
      </Announcer>
    </WordsProvider>
  )
}

function OpenDossier({ dossier }: { dossier: DossierView }) {
  const [place, go] = usePlace()
  const [draft, setDraft] = useState<Draft | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  /** On a narrow screen only one side is shown. */
  const [side, setSide] = useState<'room' | 'source'>('room')
  const source = place.source ?? dossier.sources[0]?.id ?? null
  const show: Show = ({ source: { id }, passage }) => {
    go({ source: id, start: passage?.start ?? null, end: passage?.end ?? null })
    setSide('source')
  }
  const enter = (change: Partial<Place>) => {
    go(change)
    setSide('room')
  }
  const record = useCallback(
    (from: Source, { start, end }: Span) => {
      setProblem(null)
      ask<Passage>(address('/api/passage', { source: from.id, start: String(start), end: String(end) })).then(
        (passage) => {
          setDraft({ source: from.id, act: emptyAct(passage) })
          go({ room: 'review', source: from.id, start: passage.start, end: passage.end })
          setSide('room')
        },
        (error: Error) => setProblem(error.message),
      )
    },
    [go],
  )
  return (
    <div className={`workbench shows-${side}`}>
      <button
        type="button"
        className="skip"
        onClick={() => {
          setSide('source')
          document.getElementById('reader')?.focus()
        }}
      >
        Skip to the source
      </button>
      <header>
        <h1>{dossier.title}</h1>
        <Rooms current={place.room} enter={(room) => enter({ room })} />
        <SearchBox words={place.words} search={(words) => enter({ room: 'search', words })} />
        <button type="button" className="side" onClick={() => setSide(side === 'room' ? 'source' : 'room')}>
          {side === 'room' ? 'Show the source' : 'Back to the list'}
        </button>
      </header>
      <main>
        <RoomView dossier={dossier} place={place} go={go} show={show} draft={draft} startDraft={setDraft} />
        <section id="reader" className="reader" aria-label="Source" tabIndex={-1}>
          {problem !== null && (
            <p className="fault" role="alert">
              {problem}
            </p>
          )}
          {source === null ? (
            <p className="message">
              The dossier holds no source yet. <code>depositary read FILE…</code> reads documents into it.
            </p>
          ) : (
            <SourceReader
              id={source}
              start={place.start}
              end={place.end}
              takesFocus={place.room !== 'review'}
              record={record}
            />
          )}
        </section>
      </main>
    </div>
  )
}
