import { describe, expect, it } from 'vitest'
import { forceOf } from './force.ts'

describe('forceOf', () => {
  it('is that of the instrument for what makes, changes or ends one', () => {
    expect(forceOf('sign', 'political', 'actual')).toBe('political')
    expect(forceOf('adopt', 'resolution', 'actual')).toBe('resolution')
    expect(forceOf('terminate', 'treaty', 'actual')).toBe('treaty')
  })

  it('is that of the kind where no instrument is named', () => {
    expect(forceOf('sign', null, 'actual')).toBe('treaty')
    expect(forceOf('legislate', null, 'actual')).toBe('law')
    expect(forceOf('visit', 'treaty', 'actual')).toBe('none')
  })

  it('is none for support, recognition or a pledge that was not given', () => {
    expect(forceOf('support', null, 'negated')).toBe('none')
    expect(forceOf('pledge', null, 'planned')).toBe('none')
  })
})
