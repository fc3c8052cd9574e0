import type { ExtraProps } from 'react-markdown'
import { idPrefix } from './safe-url.ts'

type Element = NonNullable<ExtraProps['node']>
type Child = Element['children'][number]
interface Parent {
  children: (Child | { type: 'doctype' } | { type: 'root' })[]
}

const headingPattern = /^h[1-6]$/

/**
 * Moves headings so that the highest of the text comes right below the page's own h1, and gives each an id made of its
 * words, as GitHub does, and a link to itself.
 */
export function rehypeHeadings(): (tree: Parent) => void {
  return (tree) => {
    const taken = new Map<string, number>()
    const headings = [...elementsOf(tree)].filter(({ tagName }) => headingPattern.test(tagName))
    const highest = Math.min(...headings.filter(({ properties }) => !properties.id).map(levelOf))
    for (const element of headings) {
      element.tagName = `h${Math.min(Math.max(levelOf(element) - highest + 2, 2), 6)}`
      // The heading over the footnotes brings an id that they refer to.
      if (element.properties.id) continue
      const text = textOf(element)
      const id = unusedId(text, taken)
      element.properties.id = id
      element.children.push(anchorTo(id, text))
    }
  }
}

function levelOf({ tagName }: Element): number {
  return Number(tagName[1])
}

function* elementsOf(parent: Parent): Generator<Element> {
  for (const child of parent.children) {
    if (child.type !== 'element') continue
    yield child
    yield* elementsOf(child)
  }
}

/** The text of an element and all that is in it. */
export function textOf(node: Child): string {
  if (node.type === 'text') return node.value
  return node.type === 'element' ? node.children.map(textOf).join('') : ''
}

function unusedId(text: string, taken: Map<string, number>): string {
  const words = text
    .trim()
    .toLowerCase()
    .replaceAll(/[^\p{Letter}\p{Mark}\p{Number}\s_-]/gu, '')
    .replaceAll(/\s/g, '-')
  const times = taken.get(words) ?? 0
  taken.set(words, times + 1)
  return `${idPrefix}${words}${times ? `-${times}` : ''}`
}

function anchorTo(id: string, text: string): Element {
  return {
    type: 'element',
    tagName: 'a',
    properties: { href: `#${id}`, className: ['anchor'], ariaLabel: `Link to “${text}”` },
    children: [{ type: 'text', value: '#' }],
  }
}
