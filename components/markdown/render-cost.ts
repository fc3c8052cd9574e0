/** Blockquotes and lists within each other; the parser calls itself for each. */
export const nestingMax = 24

/**
 * What a text may cost, in units of about a microsecond of the parser. Texts that people write cost a fifth of it at the
 * most; `bench/markdown.ts` measures what lies below it.
 */
export const renderCostMax = 250_000

// What each piece of markup costs at the worst, measured with texts that hold nothing else (bench/markdown.ts).
const lineCost = 80
const markerCost = 300
const pieces: readonly (readonly [pattern: RegExp, cost: number])[] = [
  [/\*+|_+|~+/g, 190],
  [/\]/g, 200],
  [/\]\(/g, 350],
  [/\[\^/g, 400],
  [/[[!\\]/g, 33],
  [/&/g, 50],
  [/</g, 110],
  [/@/g, 150],
  [/www\.|:\/\//gi, 200],
  [/\|/g, 45],
  [/^ {0,3}(?:#|=|-|```|~~~)/gm, 350],
]

/**
 * An upper bound of what it costs to render a text, found in time that grows with its length only: the parser's own time
 * grows with the square of some things, and with the power of others. Infinity: nested too deep.
 */
export function renderCost(text: string): number {
  const nesting = nestingCost(text)
  if (nesting === Number.POSITIVE_INFINITY) return nesting
  let cost = nesting
  const prose = withoutCode(text)
  for (const [pattern, each] of pieces) cost += countOf(prose, pattern) * each
  for (const block of prose.split(/\n[ \t]*\n/)) cost += blockCost(block)
  return cost
}

/**
 * Leaves out the lines of fenced code, whose characters mean nothing. Only fences at the very beginning of a line, where
 * none can lie within something else; and none in a text with lines of HTML, in which a fence may be no fence.
 */
function withoutCode(text: string): string {
  if (/^[ \t>*+\d.)-]*</m.test(text)) return text
  const kept: string[] = []
  let fence = ''
  for (const line of text.split(/\r\n?|\n/)) {
    const [, mark = ''] = /^(`{3,}(?=[^`]*$)|~{3,})/.exec(line) ?? []
    const closes = fence !== '' && mark.startsWith(fence) && line.slice(mark.length).trim() === ''
    if (fence === '' || closes) kept.push(line)
    if (closes) fence = ''
    else if (fence === '') fence = mark
  }
  return kept.join('\n')
}

function nestingCost(text: string): number {
  let cost = 0
  let deepest = 0
  for (const line of text.split(/\r\n?|\n/)) {
    const depth = nestingOf(line)
    if (depth > nestingMax) return Number.POSITIVE_INFINITY
    deepest = Math.max(deepest, depth)
    // Each line is asked whether it goes on with everything that is open above it.
    cost += lineCost * (1 + deepest / 4) + markerCost * depth
  }
  return cost
}

const containers = /^(?:[ \t]*(?:>|[-+*](?=[ \t]|$)|\d{1,9}[.)](?=[ \t]|$)))+/
const marker = /[>+*-]|\d[.)]/g

/** How many blockquotes and lists a line opens or goes on with, its indentation taken for lists. */
function nestingOf(line: string): number {
  const [opened] = containers.exec(line) ?? []
  if (!opened) return 0
  const indent = /^[ \t]*/.exec(opened)?.[0].replaceAll('\t', '    ').length ?? 0
  return countOf(opened, marker) + Math.floor(indent / 2)
}

/** What grows with the square of something within one paragraph. */
function blockCost(block: string): number {
  const emphases = countOf(block, /\*+|_+|~+/g)
  const brackets = countOf(block, /[[\]]/g)
  const underlines = countOf(block, /^[ \t>]*[=-]+[ \t]*$/gm)
  const unclosed = Math.max(0, countOf(block, /\]\(/g) - countOf(block, /\)/g))
  // A run of backticks looks to the end for another of its length.
  const backticks = new Set(block.match(/`+/g)).size
  return (emphases ** 2 + underlines ** 2) / 8 + brackets ** 2 / 50 + (backticks + unclosed) * block.length * 0.03
}

function countOf(text: string, pattern: RegExp): number {
  let count = 0
  for (const _ of text.matchAll(pattern)) count++
  return count
}
