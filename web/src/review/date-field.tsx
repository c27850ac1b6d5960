import { useEffect, useId, useState } from 'react'
import type { DateView } from '../../../src/serve/http/views.ts'
import { readableDate } from '../dates.ts'
import { address, ask } from '../server.ts'

/** What has become of the check of a date. */
type Checked = { state: 'none' } | { state: 'fine'; says: string } | { state: 'wrong'; problem: string }

/** Says what is wrong with an EDTF date; null when nothing is, or when there is no date. */
export async function faultOfDate(edtf: string | null): Promise<string | null> {
  const checked = await check(edtf ?? '')
  return checked.state === 'wrong' ? checked.problem : null
}

async function check(edtf: string): Promise<Checked> {
  if (edtf === '') return { state: 'none' }
  try {
    const { first, last } = await ask<DateView>(address('/api/date', { edtf }))
    return { state: 'fine', says: first === last ? readableDate(first) : `${spoken(first)} to ${spoken(last)}` }
  } catch (error) {
    return { state: 'wrong', problem: error instanceof Error ? error.message : String(error) }
  }
}

const spoken = (day: string): string => (day === '..' ? 'open' : readableDate(day))

/** The date of an act, in EDTF, checked while one types. */
export function DateField({ value, change }: { value: string | null; change: (date: string | null) => void }) {
  const id = useId()
  const [checked, setChecked] = useState<Checked>({ state: 'none' })
  useEffect(() => {
    let current = true
    void check(value ?? '').then((found) => current && setChecked(found))
    return () => {
      current = false
    }
  }, [value])
  return (
    <div className="slot">
      <label htmlFor={id}>Date</label>
      <input
        id={id}
        className="edtf"
        value={value ?? ''}
        onChange={(event) => change(event.target.value.trim() === '' ? null : event.target.value.trim())}
        aria-invalid={checked.state === 'wrong'}
        aria-describedby={`${id}-says`}
        placeholder="1998-12-04"
        autoComplete="off"
        spellCheck={false}
      />
      <small id={`${id}-says`} className={checked.state === 'wrong' ? 'fault' : 'hint'} role="status">
        {checked.state === 'fine' && checked.says}
        {checked.state === 'wrong' && checked.problem}
        {checked.state === 'none' &&
          'EDTF: 1998, 1998-12, 1998-12-04, 199X, 1998/2001; empty where the text gives none'}
      </small>
    </div>
  )
}
