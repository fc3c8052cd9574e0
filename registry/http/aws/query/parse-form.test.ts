import { describe, expect, it } from 'vitest'
import { ServiceError } from '#registry/domain/service-error.ts'
import { parseFormBody } from './parse-form.ts'

const malformed = expect.objectContaining({ kind: 'malformed-request' })

describe('parseFormBody', () => {
  it.each([
    ['', {}],
    ['Action=CreateUser&Version=2010-05-08', { Action: 'CreateUser', Version: '2010-05-08' }],
    ['a=b+c%20d%2Be', { a: 'b c d+e' }],
    ['a=%C3%A9%F0%9F%9A%A2', { a: 'é🚢' }],
    ['a&b=&=c', { a: '', b: '', '': 'c' }],
    ['a=b=c', { a: 'b=c' }],
    ['&&a=1&', { a: '1' }],
  ])('reads %j', (text, fields) => expect(Object.fromEntries(parseFormBody(text))).toEqual(fields))

  it.each([
    ['a field given twice', 'a=1&a=1'],
    ['half an escape', 'a=%4'],
    ['what is not UTF-8', 'a=%ff'],
    ['letters that are not encoded', 'a=\u00c3\u00a9'],
    ['a line end', 'a=1\r\n'],
    ['ten thousand keys', Array.from({ length: 10_000 }, (_, index) => `k${index}=1`).join('&')],
    ['more than a mebibyte', `a=${'x'.repeat(1 << 20)}`],
  ])('refuses %s', (_what, text) => expect(() => parseFormBody(text)).toThrow(malformed))

  it('answers or refuses whatever it is given', () => {
    for (let seed = 1; seed < 2000; seed++) {
      const text = Array.from({ length: seed % 40 }, (_, at) => 'a=&%+.member1\u00ff0'[(seed * 31 + at * seed) % 16]).join('')
      try {
        parseFormBody(text)
      } catch (error) {
        expect(error).toBeInstanceOf(ServiceError)
      }
    }
  })
})
