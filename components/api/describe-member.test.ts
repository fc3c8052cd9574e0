import { expect, test } from 'vitest'
import { describeMember } from './describe-member.ts'

test.each([
  [{ type: 'string', minLength: 2, maxLength: 50 }, 'string, 2–50 characters'],
  [{ type: 'integer', minimum: 1, maximum: 50, default: 12 }, 'integer, 1–50; 12 by default'],
  [{ type: 'integer', minimum: -9007199254740991, maximum: 9007199254740991 }, 'integer'],
  [{ type: 'string', enum: ['DAY', 'WEEK'], default: 'DAY' }, 'one of DAY, WEEK; "DAY" by default'],
  [{ type: 'array', items: { type: 'string' }, maxItems: 50 }, 'list of strings, at most 50'],
  [{}, 'any value'],
])('%j takes %s', (member, words) => {
  expect(describeMember(member)).toBe(words)
})
