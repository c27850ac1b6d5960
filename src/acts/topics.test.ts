import { describe, expect, it } from 'vitest'
import { topicsIn } from './topics.ts'

const ids = (text: string) => [...new Set(topicsIn(text).map(({ topic }) => topic.id))]

describe('topicsIn', () => {
  it('finds the same topic in three languages', () => {
    for (const text of [
      '蒙古国获得观察员地位',
      'Mongolia was granted observer status',
      'Монголия получила статус наблюдателя',
    ]) {
      expect(ids(text)).toContain('observer-status')
    }
  })

  it('takes whole words only where words are parted by spaces', () => {
    expect(ids('a traded player')).not.toContain('trade')
  })
})
