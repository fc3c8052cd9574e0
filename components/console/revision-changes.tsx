import { clsx } from 'clsx'
import { diffLines } from 'diff'
import type { CatalogRevision } from '#lib/backend/console/catalog-revisions.ts'
import { actorName } from '#lib/console/actor-name.ts'
import { moment } from '#lib/format/moment.ts'
import { StoredLogo } from './stored-logo.tsx'

// A difference of longer texts than there may be is not looked for.
const diffMs = 500

interface RevisionChangesProps {
  readonly revision: CatalogRevision
  /** The one before; none of the first. */
  readonly before: CatalogRevision | undefined
}

const titles = {
  description: 'Short description',
  operatingSystems: 'Operating systems',
  architectures: 'Architectures',
  aboutText: 'About',
  usageText: 'Usage',
} as const

/** What a revision changed, line by line. */
export function RevisionChanges({ revision: { revision, changedAt, changedBy, catalogData }, before }: RevisionChangesProps) {
  const old = before?.catalogData
  const changed = (Object.keys(titles) as (keyof typeof titles)[]).filter((member) => textOf(old?.[member]) !== textOf(catalogData[member]))
  const isLogoChanged = old?.logoUrl !== catalogData.logoUrl
  return (
    <>
      <h2 className="text-16 font-semibold">Revision {revision}</h2>
      <p className="wrap-anywhere text-13 text-ink-soft">
        {moment(changedAt).exact}, by <span title={changedBy}>{actorName(changedBy)}</span>
      </p>
      {changed.length === 0 && !isLogoChanged && <p className="mt-3">This revision holds nothing yet.</p>}
      {isLogoChanged && (
        <section aria-label="Repository logo" className="mt-4">
          <h3 className="font-medium">Repository logo</h3>
          <div className="mt-1 flex items-center gap-3">
            <Logo url={old?.logoUrl} title="before" />
            <span aria-hidden="true">→</span>
            <Logo url={catalogData.logoUrl} title="after" />
          </div>
        </section>
      )}
      {changed.map((member) => (
        <section key={member} aria-label={titles[member]} className="mt-4">
          <h3 className="font-medium">{titles[member]}</h3>
          <Difference before={textOf(old?.[member])} after={textOf(catalogData[member])} />
        </section>
      ))}
    </>
  )
}

function Logo({ url, title }: { readonly url: string | undefined; readonly title: string }) {
  if (!url) return <span className="text-ink-soft">none</span>
  return <StoredLogo url={url} alt={`The logo ${title}`} />
}

function Difference({ before, after }: { readonly before: string; readonly after: string }) {
  const parts = diffLines(before, after, { timeout: diffMs }) ?? [
    { value: before, removed: true, added: false },
    { value: after, removed: false, added: true },
  ]
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
    <pre tabIndex={0} className="mt-1 max-h-96 overflow-auto rounded-md bg-sunken py-2 font-mono text-13">
      {parts.flatMap(({ value, added, removed }, part) =>
        value
          .replace(/\n$/, '')
          .split('\n')
          .map((line, index) => (
            <span
              // biome-ignore lint/suspicious/noArrayIndexKey: lines have no name but their place
              key={`${part} ${index}`}
              className={clsx('block whitespace-pre-wrap wrap-anywhere px-3', added && 'text-ok', removed && 'text-danger')}
            >
              {added ? '+ ' : removed ? '- ' : '  '}
              {added ? <ins className="no-underline">{line}</ins> : removed ? <del>{line}</del> : line}
            </span>
          )),
      )}
    </pre>
  )
}

function textOf(value: string | readonly string[] | undefined): string {
  return typeof value === 'string' ? value : (value ?? []).join('\n')
}
