import { describe, expect, it } from 'vitest'
import { writeQueryAnswer, writeQueryError } from './write-xml.ts'

const write = (output: unknown) =>
  writeQueryAnswer({ action: 'Op', namespace: 'https://iam.amazonaws.com/doc/2010-05-08/', output, requestId: 'r-1' })
const around = (inner: string) =>
  `<OpResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/"><OpResult>${inner}</OpResult><ResponseMetadata><RequestId>r-1</RequestId></ResponseMetadata></OpResponse>`

describe('an answer', () => {
  it.each([
    ['nothing', undefined, ''],
    ['members', { A: 'x', B: 1, C: true, D: undefined }, '<A>x</A><B>1</B><C>true</C>'],
    ['a time', { At: new Date('2026-11-25T08:00:00.123Z') }, '<At>2026-11-25T08:00:00Z</At>'],
    ['a list', { L: [{ K: 'a' }, { K: 'b' }] }, '<L><member><K>a</K></member><member><K>b</K></member></L>'],
    ['an empty list', { L: [] }, '<L></L>'],
    ['a map', { M: new Map([['Users', 2]]) }, '<M><entry><key>Users</key><value>2</value></entry></M>'],
    ['markup', { A: '<a href="x">&\r</a>' }, '<A>&lt;a href=&quot;x&quot;&gt;&amp;&#13;&lt;/a&gt;</A>'],
    ['what XML cannot hold', { A: '\0\ud800' }, '<A>\ufffd\ufffd</A>'],
  ])('writes %s', (_what, output, inner) => expect(write(output)).toBe(around(inner)))
})

describe('an error', () => {
  it('names code, message and request', () => {
    expect(writeQueryError({ namespace: 'n', code: 'NoSuchEntity', message: 'a < b', requestId: 'r', type: 'Sender' })).toBe(
      '<ErrorResponse xmlns="n"><Error><Type>Sender</Type><Code>NoSuchEntity</Code><Message>a &lt; b</Message></Error><RequestId>r</RequestId></ErrorResponse>',
    )
  })
})
