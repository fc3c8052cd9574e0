import { expect, test } from 'vitest'
import { relativeTarget } from './relative-target.ts'

test.each([
  ['/', '/'],
  ['/harbour/web?tab=tags&tag=1', '/harbour/web?tab=tags&tag=1'],
  ['', '/'],
  ['harbour', '/'],
  ['https://evil.example/', '/'],
  ['//evil.example/', '/'],
  ['/\\evil.example', '/'],
  ['\\\\evil.example', '/'],
  ['/..//evil.example', '/'],
  ['/./\\evil.example', '/'],
  ['/\t/evil.example', '/'],
  ['/%0d%0aSet-Cookie:a=b', '/%0d%0aSet-Cookie:a=b'],
  ['/a\r\nSet-Cookie: a=b', '/aSet-Cookie:%20a=b'],
  ['javascript:alert(1)', '/'],
])('%j leads to %s', (text, target) => {
  expect(relativeTarget(text)).toBe(target)
})
