import { expect, it } from 'vitest'
import { elementTime, eventTime } from './event-time.ts'

it.each([
  ['2020-11-27T21:51:29.999Z', '2020-11-27T21:51:29Z', 'Nov 27, 2020, 9:51:29 PM'],
  ['2020-01-05T00:04:05Z', '2020-01-05T00:04:05Z', 'Jan 5, 2020, 12:04:05 AM'],
  ['2020-12-31T12:00:00Z', '2020-12-31T12:00:00Z', 'Dec 31, 2020, 12:00:00 PM'],
])('%s', (text, event, element) => {
  expect(eventTime(new Date(text))).toBe(event)
  expect(elementTime(new Date(text))).toBe(element)
})
