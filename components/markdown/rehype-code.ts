import { all, common } from 'lowlight'
import type { ExtraProps } from 'react-markdown'
import rehypeHighlight from 'rehype-highlight'
import { textOf } from './rehype-headings.ts'

type Element = NonNullable<ExtraProps['node']>
type Transformer = ReturnType<typeof rehypeHighlight>
type Tree = Parameters<Transformer>[0]

// Grammars go back and forth: what is longer than people read is not worth the time.
const codeCharsMax = 6000
const lineCharsMax = 500

/** Colours code whose language is named: the common ones and Dockerfiles. Long code stays plain. */
export function rehypeCode(): Transformer {
  const highlight = rehypeHighlight({
    languages: { ...common, ...(all.dockerfile ? { dockerfile: all.dockerfile } : {}) },
    aliases: { dockerfile: 'containerfile' },
  })
  return (tree, file) => {
    leaveLongCodePlain(tree)
    highlight(tree, file)
  }
}

function leaveLongCodePlain(tree: Tree): void {
  let charsLeft = codeCharsMax
  for (const code of codeOf(tree)) {
    const text = textOf(code)
    charsLeft -= text.length
    if (charsLeft < 0 || text.split('\n').some((line) => line.length > lineCharsMax)) code.properties.className = ['no-highlight']
  }
}

function* codeOf(parent: Tree | Element): Generator<Element> {
  for (const child of parent.children) {
    if (child.type !== 'element') continue
    if (parent.type === 'element' && parent.tagName === 'pre' && child.tagName === 'code') yield child
    else yield* codeOf(child)
  }
}
