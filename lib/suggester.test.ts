import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createSuggester } from './suggester.ts'
import type { Suggestions } from './suggestions.ts'

const answerFor = (term: string): Suggestions => ({ term, items: [], total: 0, totalIsEstimate: false, approximate: false })

let questions: { term: string; signal: AbortSignal; answer: () => void; fail: () => void }[]
let shown: (string | undefined)[]

const suggester = () =>
  createSuggester(
    '',
    (answer) => shown.push(answer?.term),
    (term, signal) =>
      new Promise((resolve, reject) => {
        questions.push({ term, signal, answer: () => resolve(answerFor(term)), fail: () => reject(new Error('no network')) })
      }),
  )

beforeEach(() => {
  vi.useFakeTimers()
  questions = []
  shown = []
})
afterEach(() => vi.useRealTimers())

test('asks once for what is typed without a pause', async () => {
  const { ask } = suggester()
  for (const term of ['n', 'ng', 'ngi']) ask(term)
  await vi.runAllTimersAsync()
  expect(questions.map(({ term }) => term)).toEqual(['ngi'])
  questions[0]?.answer()
  await vi.runAllTimersAsync()
  expect(shown).toEqual(['ngi'])
})

test('never shows the answer of an older term, however late it comes', async () => {
  const { ask } = suggester()
  ask('old')
  await vi.runAllTimersAsync()
  ask('new')
  expect(questions[0]?.signal.aborted).toBe(true)
  await vi.runAllTimersAsync()
  questions[1]?.answer()
  await vi.runAllTimersAsync()
  questions[0]?.answer()
  await vi.runAllTimersAsync()
  expect(shown).toEqual(['new'])
})

test('knows what it was told before', async () => {
  const { ask } = suggester()
  ask('web')
  await vi.runAllTimersAsync()
  questions[0]?.answer()
  await vi.runAllTimersAsync()
  ask('web ')
  expect(shown).toEqual(['web', 'web'])
  expect(questions).toHaveLength(1)
})

test('shows nothing for an empty field, and nothing when there is no answer', async () => {
  const { ask, stop } = suggester()
  ask('  ')
  expect(shown).toEqual([undefined])
  ask('web')
  await vi.runAllTimersAsync()
  questions[0]?.fail()
  await vi.runAllTimersAsync()
  expect(shown).toEqual([undefined, undefined])
  ask('web')
  stop()
  await vi.runAllTimersAsync()
  expect(questions).toHaveLength(1)
})
