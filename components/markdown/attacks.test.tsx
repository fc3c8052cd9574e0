import { isDeepStrictEqual } from 'node:util'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { attacks } from './attacks.ts'
import { Markdown } from './markdown.tsx'

interface Tag {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
}

const piece = /<\/[a-z0-9]+>|<([a-z0-9]+)((?: [a-zA-Z][a-zA-Z0-9-]*="[^"<>]*")*)\/?>|[^<>]+/y

/** The tags of what React writes. A strict reading: what is not exactly a tag or text fails, so nothing passes unseen. */
function tagsOf(html: string): readonly Tag[] {
  const tags: Tag[] = []
  piece.lastIndex = 0
  while (piece.lastIndex < html.length) {
    const from = piece.lastIndex
    const found = piece.exec(html)
    if (!found) throw new Error(`no HTML that React writes: ${html.slice(from, from + 80)}`)
    const [, name, attributes = ''] = found
    if (name)
      tags.push({
        name,
        attributes: Object.fromEntries(
          [...attributes.matchAll(/ ([a-zA-Z0-9-]+)="([^"]*)"/g)].map(([, key = '', value = '']) => [key, decode(value)]),
        ),
      })
  }
  return tags
}

const entities: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#x27;': "'" }
const decode = (text: string) => text.replaceAll(/&[^;]+;/g, (entity) => entities[entity] ?? entity)

const elements = new Set(
  'a blockquote br button code del div em h2 h3 h4 h5 h6 hr img input li ol p path pre rect section span strong sup svg table tbody td th thead tr ul'.split(
    ' ',
  ),
)
// Those of icons and of the button that copies code are our own.
const attributes = new Set(
  'alt aria-describedby aria-hidden aria-label checked class cx cy d data-footnote-backref data-footnote-ref data-footnotes decoding disabled fill height hidden href id loading r referrerPolicy rel role rx ry src start stroke stroke-linecap stroke-linejoin stroke-width tabindex tabIndex title type viewBox width x xmlns y align style'.split(
    ' ',
  ),
)

/** The icon of our button, which stands elsewhere in the document. */
const isOwnIcon = ({ name, attributes: given }: Tag) => name === 'use' && isDeepStrictEqual(given, { href: '#icon-copy' })

const problemsOf = (html: string): string[] =>
  tagsOf(html).flatMap((tag) => {
    if (isOwnIcon(tag)) return []
    const { name, attributes: given } = tag
    const problems = elements.has(name) ? [] : [`element ${name}`]
    for (const [attribute, value] of Object.entries(given)) {
      // What our button copies: the text of the code, as it was written.
      const isOwnText = name === 'button' && given['aria-label'] === 'Copy code' && attribute === 'data-copy'
      if (!attributes.has(attribute) && !isOwnText) problems.push(`attribute ${attribute}`)
      if (attribute === 'style' && !/^text-align:(left|right|center)$/.test(value)) problems.push(`style ${value}`)
      if (attribute === 'id' && !/^user-content-|^footnote-label$/.test(value)) problems.push(`id ${value}`)
      if (attribute === 'src' && !value.startsWith('https://')) problems.push(`src ${value}`)
      if (attribute === 'href' && !/^(https?:\/\/|mailto:|#user-content-)/.test(value)) problems.push(`href ${value}`)
    }
    if (name === 'a' && given.href && !given.href.startsWith('#') && given.rel !== 'nofollow ugc noopener noreferrer') problems.push('rel')
    if (name === 'input' && given.type !== 'checkbox') problems.push(`input ${given.type}`)
    return problems
  })

test('there are enough attacks, and none twice', () => {
  expect(attacks.length).toBeGreaterThan(150)
  expect(new Set(attacks.map(({ text }) => text)).size).toBe(attacks.length)
})

test('the reading of HTML sees what is unsafe', () => {
  expect(problemsOf('<p onclick="x">y</p>')).toEqual(['attribute onclick'])
  expect(problemsOf('<a href="javascript:x">y</a>')).toContain('href javascript:x')
  expect(problemsOf('<script>x</script>')).toEqual(['element script'])
  expect(problemsOf('<use href="#icon-copy"></use>')).toEqual([])
  expect(problemsOf('<button aria-label="Copy code" data-copy="x"></button>')).toEqual([])
  expect(problemsOf('<button data-copy="x"></button>')).toEqual(['attribute data-copy'])
  expect(problemsOf('<p data-copy="x">y</p>')).toEqual(['attribute data-copy'])
  expect(problemsOf('<use href="https://x.example/#icon-copy"></use>')).toEqual(['element use'])
  expect(problemsOf('<use href="#icon-copy" onclick="x"></use>')).toContain('attribute onclick')
  expect(() => problemsOf('<p title=x>')).toThrow('no HTML')
})

describe.each([...new Set(attacks.map(({ kind }) => kind))])('%s', (kind) => {
  test.each(attacks.filter((attack) => attack.kind === kind).map(({ text }) => [text.slice(0, 100), text]))('%j', (_, text) => {
    expect(problemsOf(renderToStaticMarkup(<Markdown text={text} />))).toEqual([])
  })
})
