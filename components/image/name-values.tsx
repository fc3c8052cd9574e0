import { safeLink } from '#components/markdown/safe-url.ts'

interface NameValuesProps {
  /** What they are, for screen readers. */
  readonly label: string
  readonly entries: readonly (readonly [name: string, value: string])[]
}

/** Names and values that somebody wrote: labels, annotations, variables. Addresses among them are links that vouch for none. */
export function NameValues({ label, entries }: NameValuesProps) {
  return (
    <table aria-label={label} className="w-full table-fixed text-left text-13">
      <thead className="sr-only">
        <tr>
          <th scope="col">Name</th>
          <th scope="col">Value</th>
        </tr>
      </thead>
      <tbody>
        {entries.map(([name, value]) => (
          <tr key={name} className="block border-line border-b py-1.5 align-top last:border-b-0 sm:table-row sm:py-0">
            <th scope="row" className="block font-mono font-normal text-ink-soft wrap-anywhere sm:table-cell sm:w-2/5 sm:py-1.5 sm:pr-4">
              {name}
            </th>
            <td className="block min-w-0 whitespace-pre-wrap font-mono wrap-anywhere sm:table-cell sm:py-1.5">
              <Value text={value} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const addressPattern = /^https?:\/\/\S+$/

/** A text, or a link where it is nothing but an address. */
export function Value({ text }: { readonly text: string }) {
  const href = addressPattern.test(text) ? safeLink(text) : undefined
  if (text === '') return <span className="text-ink-soft">(empty)</span>
  if (!href) return text
  return (
    <a href={href} rel="nofollow ugc noopener" className="link">
      {text}
    </a>
  )
}
