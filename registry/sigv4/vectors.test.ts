import { describe, expect, it } from 'vitest'
import { sha256 } from '#registry/testing/signed-requests.ts'
import { canonicalPath } from './canonical-path.ts'
import { canonicalQuery, parseQuery } from './canonical-query.ts'
import { canonicalRequest } from './canonical-request.ts'
import type { SignableRequest } from './signable-request.ts'
import { signingKey } from './signing-key.ts'
import { computeSignature } from './verify-signature.ts'

// Key, secret, time and scope of the published test suite of Signature Version 4.
const secret = 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY'
const amzDate = '20150830T123600Z'
const credential = { accessKeyId: 'AKIDEXAMPLE', day: '20150830', region: 'us-east-1', service: 'service' }
const headers = { host: ['example.amazonaws.com'], 'x-amz-date': [amzDate] }

describe('published signatures', () => {
  const cases: readonly (readonly [name: string, request: Partial<SignableRequest>, service: string, signature: string])[] = [
    ['get-vanilla', {}, 'service', '5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31'],
    ['post-vanilla', { method: 'POST' }, 'service', '5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b'],
    [
      'get-vanilla-query-order-key-case',
      { query: 'Param2=value2&Param1=value1' },
      'service',
      'b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500',
    ],
    [
      'the IAM request of the signing guide',
      {
        query: 'Action=ListUsers&Version=2010-05-08',
        headers: {
          'content-type': ['application/x-www-form-urlencoded; charset=utf-8'],
          host: ['iam.amazonaws.com'],
          'x-amz-date': [amzDate],
        },
      },
      'iam',
      '5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7',
    ],
  ]

  it.each(cases)('%s', (_name, change, service, signature) => {
    const request = { method: 'GET', path: '/', query: '', headers, ...change }
    const claim = { credential: { ...credential, service }, signedHeaders: Object.keys(request.headers), amzDate }
    expect(computeSignature(request, claim, sha256(''), secret)).toBe(signature)
  })

  it('the signing key of the signing guide', () => {
    expect(signingKey(secret, { ...credential, service: 'iam' }).toString('hex')).toBe(
      'c4afb1cc5771d871763a393e44b703571b55cc28424d1a5e86da6ed3c154a4b9',
    )
  })
})

describe('canonical path', () => {
  it.each([
    ['', '/'],
    ['/', '/'],
    ['//', '/'],
    ['/./', '/'],
    ['/example/..', '/'],
    ['/example1/example2/../..', '/'],
    ['//example//', '/example/'],
    ['/./example', '/example'],
    ['/example space/', '/example%20space/'],
    ['/example%20space', '/example%2520space'],
    ["/a!'()*~-_.z", '/a%21%27%28%29%2A~-_.z'],
  ])('%j is %j', (path, canonical) => expect(canonicalPath(path)).toBe(canonical))
})

describe('canonical query', () => {
  it.each([
    ['', ''],
    ['b=2&a=1', 'a=1&b=2'],
    ['a=2&a=1', 'a=1&a=2'],
    ['a&b=', 'a=&b='],
    ['a=1=2', 'a=1%3D2'],
    ['a=%2f', 'a=%2F'],
    ['A=1&a=2', 'A=1&a=2'],
    ['a=%E1%88%B4', 'a=%E1%88%B4'],
    ["a=!'()*", 'a=%21%27%28%29%2A'],
    ['X-Amz-Signature=00&a=1', 'a=1'],
  ])('%j is %j', (query, canonical) => expect(canonicalQuery(parseQuery(query))).toBe(canonical))
})

describe('canonical headers', () => {
  it('trims, collapses spaces and joins repeated headers', () => {
    const request = { method: 'GET', path: '/', query: '', headers: { host: ['h'], 'my-header': ['  value4 ', 'value1', 'a   b \t c'] } }
    expect(canonicalRequest(request, ['host', 'my-header'], sha256(''))).toBe(
      ['GET', '/', '', 'host:h', 'my-header:value4,value1,a b c', '', 'host;my-header', sha256('')].join('\n'),
    )
  })
})
