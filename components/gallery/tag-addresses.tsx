import Link from 'next/link'
import { CopyButton } from '#components/ui/copy-button.tsx'
import { RowIcon } from '#components/ui/row-icon.tsx'

interface TagAddressesProps {
  /** `host/alias/name`. */
  readonly repositoryUri: string
  readonly digest: string
  readonly tags: readonly string[]
  readonly pageOf: (tag: string) => string
}

/** What to paste for each name of an image, and for its digest; with the page of each tag. */
export function TagAddresses({ repositoryUri, digest, tags, pageOf }: TagAddressesProps) {
  return (
    <details className="group">
      <summary className="inline-flex items-center gap-1 rounded-sm text-13 text-ink-soft hover:text-ink">
        <RowIcon name="chevron-right" className="size-3.5 transition-transform group-open:rotate-90" />
        URIs
      </summary>
      <ul className="mt-1 space-y-1 border-line border-l pl-3">
        {tags.map((tag) => (
          <Address key={tag} uri={`${repositoryUri}:${tag}`} label={`Copy URI of ${tag}`}>
            <Link href={pageOf(tag)} prefetch={false} className="link text-13">
              Details<span className="sr-only"> of {tag}</span>
            </Link>
          </Address>
        ))}
        <Address uri={`${repositoryUri}@${digest}`} label="Copy URI by digest" />
      </ul>
    </details>
  )
}

function Address({ uri, label, children }: { readonly uri: string; readonly label: string; readonly children?: React.ReactNode }) {
  return (
    <li className="flex items-start gap-1.5">
      <code className="min-w-0 flex-1 select-all py-1 font-mono text-13 wrap-anywhere">{uri}</code>
      {children && <span className="py-1">{children}</span>}
      <CopyButton text={uri} label={label} />
    </li>
  )
}
