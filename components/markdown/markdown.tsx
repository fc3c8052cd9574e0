import type { ComponentProps } from 'react'
import ReactMarkdown, { type Components, type ExtraProps } from 'react-markdown'
import remarkGfm from 'remark-gfm'
import { CopyButton } from '#components/ui/copy-button.tsx'
import { readInstance } from '#lib/backend/instance.ts'
import { rehypeCode } from './rehype-code.ts'
import { rehypeHeadings, textOf } from './rehype-headings.ts'
import { renderCost, renderCostMax } from './render-cost.ts'
import { idPrefix, safeImage, safeLink } from './safe-url.ts'

/**
 * A publisher's text in GitHub Flavored Markdown. Raw HTML is shown as nothing; links lead only to http, https and
 * mailto addresses and vouch for none; images come only over https or from this gallery itself. A text whose markup would
 * take the server too long is shown as it was written. @see user guide, "Repository catalog data"
 */
export function Markdown({ text }: { readonly text: string }) {
  if (renderCost(text) > renderCostMax) return <AsWritten text={text} />
  const { origin } = readInstance()
  return (
    <div className="markdown">
      <ReactMarkdown
        skipHtml
        remarkPlugins={[remarkGfm]}
        rehypePlugins={[rehypeHeadings, rehypeCode]}
        remarkRehypeOptions={{ clobberPrefix: idPrefix }}
        urlTransform={(url, key) => (key === 'src' ? safeImage(url, origin) : safeLink(url))}
        components={components}
      >
        {text}
      </ReactMarkdown>
    </div>
  )
}

function AsWritten({ text }: { readonly text: string }) {
  return (
    <div className="markdown">
      <p role="note">This text holds more markup than can be shown: here it is as it was written.</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard */}
      <pre tabIndex={0} className="as-written">
        {text}
      </pre>
    </div>
  )
}

const components: Components = { a: MarkdownLink, img: MarkdownImage, pre: CodeBlock, table: WideTable, th: HeadCell, input: TaskBox }

function MarkdownLink({ node, href, ...props }: ComponentProps<'a'> & ExtraProps) {
  // What was no allowed address stays as text.
  if (!href) return <span>{props.children}</span>
  return href.startsWith('#') ? <a {...props} href={href} /> : <a {...props} href={href} rel="nofollow ugc noopener noreferrer" />
}

function MarkdownImage({ src, alt, title }: ComponentProps<'img'> & ExtraProps) {
  if (!src) return <span>{alt}</span>
  // biome-ignore lint/performance/noImgElement: an unknown host's image of unknown size
  return <img src={src} alt={alt ?? ''} title={title} loading="lazy" decoding="async" referrerPolicy="no-referrer" />
}

function CodeBlock({ node, children, ...props }: ComponentProps<'pre'> & ExtraProps) {
  const code = node ? textOf(node).replace(/\n$/, '') : ''
  return (
    <div className="group relative">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard */}
      <pre {...props} tabIndex={0}>
        {children}
      </pre>
      <CopyButton text={code} label="Copy code" className="absolute top-1.5 right-1.5 bg-sunken" />
    </div>
  )
}

function WideTable({ node, ...props }: ComponentProps<'table'> & ExtraProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
    <section className="table-scroll" tabIndex={0} aria-label="Table">
      <table {...props} />
    </section>
  )
}

// A table without a title in its corner has an empty cell there, which heads nothing.
function HeadCell({ node, ...props }: ComponentProps<'th'> & ExtraProps) {
  return node && node.children.length === 0 ? <td {...props} /> : <th {...props} />
}

function TaskBox({ node, ...props }: ComponentProps<'input'> & ExtraProps) {
  return <input {...props} aria-label={props.checked ? 'Done' : 'To do'} />
}
