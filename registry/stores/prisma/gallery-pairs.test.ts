import { describe, expect, it } from 'vitest'
import { neighboursIn } from './gallery-pairs.ts'

describe('the pairs of words in a query', () => {
  it.each([
    ["'web' <-> 'server'", ['web server']],
    ["'red' <-> 'oak' <-> 'tabl' & 'wood'", ['red oak', 'oak tabl']],
    ["'web-serv' <-> 'web' <-> 'server'", ['web-serv web', 'web server']],
    ["'pear' <3> 'garden'", []],
    ["'pear' <3> 'green' <-> 'tree'", ['green tree']],
    ["'web' <-> 'server' | 'cach'", []],
    ["'tool' & !( 'web' <-> 'server' )", []],
    ["'o''neil' <-> 'web' <-> 'server'", ['web server']],
    ["'web' & 'serv':*", []],
    ['', []],
  ])('are those of %s that all that match must have', (query, pairs) => {
    expect(neighboursIn(query)).toEqual(pairs)
  })
})
