import { common, createLowlight } from 'lowlight'
import type { ReactNode } from 'react'

type Tree = ReturnType<ReturnType<typeof createLowlight>['highlight']>
type Node = Tree['children'][number]

const highlighter = createLowlight(common)
// Beyond this the marks would weigh more than the text.
const highlightedCharsMax = 100_000

/** JSON with its parts marked, done on the server: the browser gets text and classes. */
export function JsonCode({ text }: { readonly text: string }) {
  if (text.length > highlightedCharsMax) return <code>{text}</code>
  return <code className="json-code">{highlighter.highlight('json', text).children.map(toReact)}</code>
}

function toReact(node: Node, key: number): ReactNode {
  if (node.type === 'text') return node.value
  if (node.type !== 'element') return null
  const { className } = node.properties
  return (
    <span key={key} className={Array.isArray(className) ? className.join(' ') : undefined}>
      {node.children.map((child, index) => (child.type === 'comment' ? null : toReact(child, index)))}
    </span>
  )
}
