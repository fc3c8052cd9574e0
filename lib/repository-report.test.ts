import { expect, test } from 'vitest'
import { readReportFields, reportProblems } from './repository-report.ts'

const good = { reason: 'malware', text: 'It mines coins in the background.', email: '' }

test('a report that may be sent has no problems', () => {
  expect(reportProblems(good)).toEqual({})
  expect(reportProblems({ ...good, email: 'me@example.com', text: 'x'.repeat(2000) })).toEqual({})
})

test.each([
  ['reason', { reason: '' }],
  ['reason', { reason: 'toString' }],
  ['text', { text: 'short' }],
  ['text', { text: '😀'.repeat(19) }],
  ['text', { text: 'x'.repeat(2001) }],
  ['email', { email: 'me' }],
  ['email', { email: 'me@localhost' }],
  ['email', { email: `${'m'.repeat(250)}@example.com` }],
])('the problem of %s is said beside it: %o', (field, change) => {
  expect(Object.keys(reportProblems({ ...good, ...change }))).toEqual([field])
})

test('fields are what was typed', () => {
  const form = new FormData()
  form.set('reason', 'spam')
  form.set('text', ' one\r\ntwo ')
  form.set('email', new File([], 'x'))
  expect(readReportFields(form)).toEqual({ reason: 'spam', text: 'one\ntwo', email: '' })
})
