import { describe, expect, test } from 'vitest'
import { badgeQuery, parseBadgeOptions } from './badge-options.ts'

const parse = (query: string, kind?: Parameters<typeof parseBadgeOptions>[1]) => parseBadgeOptions(new URLSearchParams(query), kind)

describe('options of a badge', () => {
  test('are what the address says', () => {
    const { options, problems } = parse('style=social&color=0A7&label=&tag=1.2', 'size')
    expect(problems).toEqual([])
    expect(options).toEqual({ style: 'social', color: '#0a7', label: '', tag: '1.2' })
    expect(badgeQuery(options)).toBe('?tag=1.2&style=social&color=0a7&label=')
    expect(badgeQuery({})).toBe('')
  })

  test.each([
    ['colour=red', 'colour', 'is no option; there are style, color, label, tag'],
    ['style=round', 'style', 'must be one of flat, flat-square, plastic, for-the-badge, social'],
    ['color=reddish', 'color', 'must be a name such as blue, or hex such as 0a7'],
    ['color=url(x)', 'color', 'must be a name such as blue, or hex such as 0a7'],
    [`label=${'x'.repeat(61)}`, 'label', 'must have at most 60 characters'],
    ['label=a%00b', 'label', 'must not contain control characters'],
    ['tag=-x', 'tag', 'must be a tag such as 1.2.0'],
    ['tag=', 'tag', 'must be a tag such as 1.2.0'],
    ['style=flat&style=flat', 'style', 'is given twice'],
    [`${'y'.repeat(300)}=1`, `${'y'.repeat(24)}…`, 'is no option; there are style, color, label, tag'],
  ])('name what is wrong: %s', (query, option, message) => {
    expect(parse(query).problems).toEqual([{ option, message }])
  })

  test('name a tag only where one tag is told of', () => {
    expect(parse('tag=1.0', 'pulls').problems).toEqual([{ option: 'tag', message: 'says nothing on a badge of pulls' }])
    expect(parse('tag=1.0', 'platforms').problems).toEqual([])
  })
})
