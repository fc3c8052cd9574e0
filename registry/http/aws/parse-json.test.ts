import { describe, expect, it } from 'vitest'
import { parseJsonBody } from './parse-json.ts'

const parse = (text: string | Buffer) => parseJsonBody(Buffer.from(text))

describe('parseJsonBody', () => {
  it.each([
    ['', {}],
    ['{}', {}],
    [' {"a":[1,"x",{"b":true}]} ', { a: [1, 'x', { b: true }] }],
    ['{"a":null,"b":{"c":null}}', { b: {} }],
    ['{"a":"\\"[[[[{{{{,,,,"}', { a: '"[[[[{{{{,,,,' }],
    ['{"a":"\\\\","b":"\\\\\\""}', { a: '\\', b: '\\"' }],
    ['{"a":"é🚢"}', { a: 'é🚢' }],
    [`{"a":${'['.repeat(31)}${']'.repeat(31)}}`, { a: expect.any(Array) }],
  ])('reads %j', (text, value) => expect(parse(text)).toEqual(value))

  it.each([
    ['a list', '[]'],
    ['a text', '"a"'],
    ['null', 'null'],
    ['half an object', '{"a":'],
    ['half a text', '{"a":"'],
    ['a trailing comma', '{"a":1,}'],
    ['a second value', '{}{}'],
    ['bytes that are not UTF-8', Buffer.from('7b2261223a22ff227d', 'hex')],
    ['a byte order mark', Buffer.from('efbbbf7b7d', 'hex')],
    ['too deep a nesting', `{"a":${'['.repeat(32)}${']'.repeat(32)}}`],
    ['too many values', `{"a":[${'0,'.repeat(10_001)}0]}`],
    ['too many lists', `{"a":[${'[],'.repeat(5_001)}[]]}`],
    ['thirty million brackets', Buffer.alloc(30_000_000, '[')],
  ])('refuses %s', (_what, text) => {
    expect(() => parse(text)).toThrow(expect.objectContaining({ kind: 'malformed-request' }))
  })

  it('passes over a text of megabytes, quotes in it or not', () => {
    const long = '\\"'.repeat(5_000_000)
    expect(parse(`{"a":"${long}"}`)).toEqual({ a: '"'.repeat(5_000_000) })
  })

  it('keeps a member named __proto__ from becoming the prototype', () => {
    expect(Object.getPrototypeOf(parse('{"__proto__":{"a":1}}'))).toBe(Object.prototype)
  })
})
