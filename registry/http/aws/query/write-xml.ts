export interface QueryAnswer {
  readonly action: string
  readonly namespace: string
  readonly output: unknown
  readonly requestId: string
}

/**
 * An answer of the Query protocol. The result element is always there: clients look for it even where it is empty.
 * Lists are `member` elements, maps `entry` elements, times are to the second, and what has no value is left out.
 */
export function writeQueryAnswer({ action, namespace, output, requestId }: QueryAnswer): string {
  const result = element(`${action}Result`, typeof output === 'object' && output !== null ? content(output) : '')
  const metadata = element('ResponseMetadata', element('RequestId', escapeText(requestId)))
  return `<${action}Response xmlns="${escapeText(namespace)}">${result}${metadata}</${action}Response>`
}

export interface QueryError {
  readonly namespace: string
  readonly code: string
  readonly message: string
  readonly requestId: string
  /** Whose fault it is. */
  readonly type: 'Sender' | 'Receiver'
}

export function writeQueryError({ namespace, code, message, requestId, type }: QueryError): string {
  const error = element('Error', element('Type', type) + element('Code', escapeText(code)) + element('Message', escapeText(message)))
  return `<ErrorResponse xmlns="${escapeText(namespace)}">${error}${element('RequestId', escapeText(requestId))}</ErrorResponse>`
}

function content(value: unknown): string {
  if (value instanceof Date) return `${value.toISOString().slice(0, 19)}Z`
  if (value instanceof Map) {
    return [...value].map(([key, item]) => element('entry', element('key', content(key)) + element('value', content(item)))).join('')
  }
  if (Array.isArray(value)) return value.map((item) => element('member', content(item))).join('')
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value)
      .map(([name, member]) => (member === undefined || member === null ? '' : element(name, content(member))))
      .join('')
  }
  return escapeText(String(value))
}

function element(name: string, inner: string): string {
  return `<${name}>${inner}</${name}>`
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\r': '&#13;' }

function escapeText(text: string): string {
  return (
    text
      .toWellFormed()
      // XML 1.0 has no way to write these.
      .replaceAll(/(?![\t\n\r])\p{Cc}|[\ufffe\uffff]/gu, '\ufffd')
      .replaceAll(/[&<>"\r]/g, (character) => entities[character] ?? character)
  )
}
