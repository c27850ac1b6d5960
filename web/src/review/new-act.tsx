import type { Act, Passage } from '../../../src/model/index.ts'
import { useAnnounce } from '../announcer.tsx'
import { useDeeds } from '../deeds.tsx'
import { actText, useWords } from '../words.tsx'
import { ActForm } from './act-form.tsx'
import type { Draft } from './review-room.tsx'

/** What a person enters is not doubted. */
const SURE = { kind: 1, agents: 1, targets: 1, date: 1, modality: 1, force: 1 }

/** An act of which only the passage is known yet. */
export function emptyAct(passage: Passage): Act {
  return {
    kind: 'state',
    agents: [],
    targets: [],
    date: null,
    place: null,
    instrument: null,
    instrumentId: null,
    about: null,
    topics: [],
    modality: 'actual',
    force: 'none',
    passages: [passage],
    confidence: SURE,
  }
}

/** Enters an act by hand, from a passage of a source. */
export function NewActForm({ draft, done }: { draft: Draft; done: () => void }) {
  const deeds = useDeeds()
  const announce = useAnnounce()
  const words = useWords()
  const [passage] = draft.act.passages
  return (
    <section className="new-act" aria-label="A new act">
      <blockquote>{passage?.quote}</blockquote>
      <ActForm
        key={`${draft.source} ${passage?.start} ${passage?.end}`}
        title="Record an act from these words"
        source={draft.source}
        acts={[draft.act]}
        action="Record"
        cancel={done}
        confirm={async ([act], why) => {
          const entered = { ...act!, confidence: SURE }
          const decision = { kind: 'enter', source: draft.source, act: entered } as const
          if (!(await deeds.decide(decision, why === '' ? {} : { why }))) return
          announce(`Recorded: ${actText(words, entered)}.`)
          done()
        }}
      />
    </section>
  )
}
