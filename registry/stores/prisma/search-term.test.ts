import { describe, expect, it } from 'vitest'
import { escapeLike, parseSearchTerm } from './search-term.ts'

describe('a search term', () => {
  it.each([
    ['nothing', '', { text: '', firstWords: '', lastWord: '', name: undefined }],
    ['a word', ' Nginx ', { text: 'nginx', firstWords: '', lastWord: 'nginx', name: 'nginx' }],
    ['words', 'hello  my\tworld', { text: 'hello my world', firstWords: 'hello my', lastWord: 'world', name: 'hello-my-world' }],
    ['a name', 'team/App', { text: 'team/app', firstWords: '', lastWord: 'team/app', name: 'team/app' }],
    ['a word too short to be a beginning', 'web re', { text: 'web re', firstWords: '', lastWord: '', name: 'web-re' }],
    ['a quoted phrase', '"web server"', { text: '"web server"', firstWords: '', lastWord: '', name: undefined }],
    ['an excluded word', 'server -web', { text: 'server -web', firstWords: '', lastWord: '', name: 'server--web' }],
    ['another script', 'コンテナ', { text: 'コンテナ', firstWords: '', lastWord: 'コンテナ', name: undefined }],
    ['wide characters', 'ｎｇｉｎｘ', { text: 'nginx', firstWords: '', lastWord: 'nginx', name: 'nginx' }],
    ['what no text column takes', 'a\0b \ud800', { text: 'a b �', firstWords: 'a b', lastWord: '�', name: undefined }],
  ])('reads %s', (_what, raw, term) => {
    expect(parseSearchTerm(raw)).toMatchObject(term)
  })

  it.each([
    ['web server', { hasPhrase: false, excludes: false }],
    ['"web server"', { hasPhrase: true, excludes: false }],
    ['web-server', { hasPhrase: true, excludes: false }],
    ['web -server', { excludes: true }],
    ['web -"small server"', { excludes: true }],
    ['web – "small server"', { excludes: true }],
    ['"web"- "small server"', { excludes: true }],
    ['“small server”', { text: '"small server"', hasPhrase: true, excludes: false }],
  ])('tells of %s what no index can answer', (raw, flags) => {
    expect(parseSearchTerm(raw)).toMatchObject(flags)
  })

  it('leaves no character of a pattern its meaning', () => {
    expect(escapeLike('a_b%c\\d')).toBe('a\\_b\\%c\\\\d')
  })
})
