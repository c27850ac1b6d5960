import { describe, expect, it } from 'vitest'
import { runExamples, shippedRulebook } from './index.ts'

describe('every example of the shipped rulebooks', () => {
  for (const result of runExamples(shippedRulebook()))
    it(`${result.file}:${result.line} ${result.title}: ${result.says}`, () => {
      expect(result.answer).toBe(result.expected)
    })
})
