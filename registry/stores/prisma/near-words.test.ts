import { describe, expect, it } from 'vitest'
import { nearWords } from './near-words.ts'

describe('words near a written one', () => {
  it.each([
    ['two neighbours swapped', 'ngnix', 'nginx'],
    ['the last two swapped', 'postgrse', 'postgres'],
    ['one missing', 'ngix', 'nginx'],
    ['the last missing', 'redi', 'redis'],
    ['one too many', 'nginnx', 'nginx'],
    ['one wrong', 'rabbitnq', 'rabbitmq'],
    ['a digit wrong', 'node18', 'node20'.replace('20', '28')],
    ['nothing wrong', 'nginx', 'nginx'],
    ['an accent too many', 'ngínix', 'nginx'],
  ])('hold the one meant: %s', (_slip, written, meant) => {
    expect(nearWords(written)[0]).toContain(meant)
  })

  it('change each of several words', () => {
    const [first, second] = nearWords('hlelo wrold')
    expect(first).toContain('hello')
    expect(second).toContain('world')
  })

  it('only swap in three letters, where anything else is another word', () => {
    expect(nearWords('gti')).toEqual([['gti', 'tgi', 'git']])
  })

  it.each([
    ['no word', '!!!'],
    ['too little of one', 'ab'],
    ['too much of one', 'x'.repeat(100)],
    ['none in Latin letters', 'コンテナ'],
  ])('are not looked for with %s', (_what, text) => {
    expect(nearWords(text)).toEqual([])
  })

  it('stay few enough, whatever the length of the term', () => {
    expect(nearWords(Array.from({ length: 9 }, (_, index) => `${index}abcdefghijklmnopqrstuvw`).join(' ')).flat().length).toBeLessThan(6000)
    const words = Array.from({ length: 40 }, (_, index) => `word${index}`).join(' ')
    expect(nearWords(words).flat().length).toBeLessThan(6000)
  })
})
