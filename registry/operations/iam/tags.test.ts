import { describe, expect, it } from 'vitest'
import { tagConditions, tagList, toTagAnswers, withoutTags, withTags } from './tags.ts'

describe('tags of IAM', () => {
  it('replace a tag of the same key, whatever its case', () => {
    const tags = withTags({ Team: 'blue', cost: '7' }, [{ Key: 'team', Value: 'red' }])
    expect(toTagAnswers(tags)).toEqual([
      { Key: 'cost', Value: '7' },
      { Key: 'team', Value: 'red' },
    ])
  })

  it('keep a key that means something to JavaScript', () => {
    expect(toTagAnswers(withTags({}, [{ Key: '__proto__', Value: 'x' }]))).toEqual([{ Key: '__proto__', Value: 'x' }])
  })

  it('are taken off whatever the case', () => {
    expect(withoutTags({ Team: 'blue', cost: '7' }, ['TEAM', 'none'])).toEqual({ cost: '7' })
  })

  it('refuse a key twice, a reserved one and a fifty-first', () => {
    const twice = [
      { Key: 'a', Value: '1' },
      { Key: 'A', Value: '2' },
    ]
    expect(() => withTags({}, twice)).toThrow('Duplicate tag keys found')
    expect(() => withTags({}, [{ Key: 'AWS:x', Value: '' }])).toThrow('reserved')
    const fifty = Object.fromEntries(Array.from({ length: 50 }, (_, at) => [`k${at}`, '']))
    expect(() => withTags(fifty, [{ Key: 'new', Value: '' }])).toThrow('maximum limit')
    expect(Object.keys(withTags(fifty, [{ Key: 'k7', Value: 'x' }]))).toHaveLength(50)
  })

  it.each([
    [[{ Key: '', Value: '' }]],
    [[{ Key: 'a<b', Value: '' }]],
    [[{ Key: 'a' }]],
    [[{ Key: 'a', Value: 'x'.repeat(257) }]],
    [Array.from({ length: 51 }, (_, at) => ({ Key: `k${at}`, Value: '' }))],
  ])('have the form of the API model: %#', (tags) => {
    expect(tagList.safeParse(tags).success).toBe(false)
  })

  it('are condition values of the request', () => {
    expect(tagConditions({ Tags: [{ Key: 'team', Value: 'red' }] })).toEqual({ 'aws:RequestTag/team': 'red', 'aws:TagKeys': ['team'] })
    expect(tagConditions({})).toEqual({})
  })
})
