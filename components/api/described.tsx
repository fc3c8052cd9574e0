import ReactMarkdown, { type Components } from 'react-markdown'

// Names of members and values are all the markup that descriptions have; a paragraph is the caller's to make.
const code = ['code']
const components: Components = { code: ({ children }) => <code className="wrap-anywhere font-mono">{children}</code> }

/** A description in the OpenAPI document, which are in CommonMark there, as text within a line. */
export function Described({ children }: { readonly children: string }) {
  return (
    <ReactMarkdown allowedElements={code} unwrapDisallowed components={components}>
      {children}
    </ReactMarkdown>
  )
}
