// What rendering a publisher's text costs at the most. For each piece of markup: the longest text of it that is still rendered
// and not shown as it was written, its cost by our own estimate, and the time that it takes: the first time, as after a start, and
// the median of five times after it. React's build for production is what a server renders with.
//   NODE_ENV=production npx tsx bench/markdown.ts
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { Markdown } from '#components/markdown/markdown.tsx'
import { renderCost, renderCostMax } from '#components/markdown/render-cost.ts'

const charsMax = 25_600
const pieces = {
  words: 'some words ',
  paragraphs: 'A paragraph.\n\n',
  lines: 'a\n',
  emphasis: '*a_ b_ c* ',
  'open emphasis': '*a_',
  'strong in words': 'a**b',
  strikethrough: '~~a ',
  'open brackets': '[',
  brackets: '[]',
  links: '[a](http://b.c) ',
  references: '[a]',
  definitions: '[a]: b\n',
  footnotes: '[^a] ',
  addresses: 'a@b.c ',
  hosts: 'www.a.b ',
  cells: '|',
  rows: '|\n',
  headings: '# a\n',
  underlines: 'a\n=\n',
  quotes: '> a\n',
  bullets: '- a\n',
  tasks: '- [ ] a\n',
  HTML: '<b>',
  entities: '&amp;',
  escapes: '\\*',
  fences: '```js\na()\n```\n',
  'open titles': '[a](b "',
} as const

const textOf = (piece: string, chars: number) =>
  piece.startsWith('|') ? `|a|\n|-|\n${piece.repeat(charsMax)}`.slice(0, chars) : piece.repeat(charsMax).slice(0, chars)

function longestRendered(piece: string): string {
  let [fits, tooLong] = [0, charsMax + 1]
  while (tooLong - fits > 1) {
    const chars = (fits + tooLong) >> 1
    if (renderCost(textOf(piece, chars)) <= renderCostMax) fits = chars
    else tooLong = chars
  }
  return textOf(piece, fits)
}

const repeats = 5

function elapsedMs(work: () => unknown): number {
  const began = performance.now()
  work()
  return performance.now() - began
}

// As the tables of `console` show numbers.
const rounded = (ms: number) => Math.round(ms * 10) / 10

const medianOf = (times: readonly number[]) => times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? Number.NaN

const render = (text: string) => renderToStaticMarkup(createElement(Markdown, { text }))
const sample = Object.values(pieces).join('\n\n')
for (let time = 0; time < 50; time++) render(sample)

const rows = Object.entries(pieces).map(([name, piece]) => {
  const text = longestRendered(piece)
  return {
    name,
    chars: text.length,
    cost: Math.round(renderCost(text) / 1000),
    'estimate ms': rounded(elapsedMs(() => renderCost(text))),
    'first ms': rounded(elapsedMs(() => render(text))),
    'then ms': rounded(medianOf(Array.from({ length: repeats }, () => elapsedMs(() => render(text))))),
  }
})
console.table(rows)
