import { expect, test } from 'vitest'
import { matchParts } from './match-parts.ts'

const marked = (text: string, term: string) =>
  matchParts(text, term)
    .map((part) => (part.matched ? `[${part.text}]` : part.text))
    .join('')

test.each([
  ['nginx-hello', 'ngi', '[ngi]nx-hello'],
  ['nginx-hello', 'NGINX hello', '[nginx]-[hello]'],
  ['charts/harbour-web', 'harbour/web', 'charts/[harbour]-[web]'],
  ['banana', 'ana', 'b[anana]'],
  ['web/nginx-w', 'w', '[w]eb/nginx-[w]'],
  ['nginx', '-nginx', 'nginx'],
  ['nginx', '"ngin"', '[ngin]x'],
  ['nginx', '', 'nginx'],
  ['', 'nginx', ''],
  ['İstanbul web', 'web', 'İstanbul web'],
])('%s searched by %s', (text, term, expected) => {
  expect(marked(text, term)).toBe(expected)
})
