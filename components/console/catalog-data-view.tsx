import type { ReactNode } from 'react'
import { Markdown } from '#components/markdown/markdown.tsx'
import type { CatalogRevision } from '#lib/backend/console/catalog-revisions.ts'
import { StoredLogo } from './stored-logo.tsx'

/** Catalog data to read, each member under its name. */
export function CatalogDataView({
  description,
  logoUrl,
  operatingSystems,
  architectures,
  aboutText,
  usageText,
}: CatalogRevision['catalogData']) {
  return (
    <dl className="grid max-w-4xl gap-x-6 gap-y-4 md:grid-cols-[11rem_minmax(0,1fr)]">
      <Member title="Repository logo">{logoUrl && <StoredLogo url={logoUrl} alt="The logo" />}</Member>
      <Member title="Short description">{description}</Member>
      <Member title="Operating systems">{operatingSystems.join(', ')}</Member>
      <Member title="Architectures">{architectures.join(', ')}</Member>
      <Member title="About">{aboutText && <Markdown text={aboutText} />}</Member>
      <Member title="Usage">{usageText && <Markdown text={usageText} />}</Member>
    </dl>
  )
}

function Member({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <>
      <dt className="font-medium md:text-ink-soft">{title}</dt>
      <dd className="wrap-anywhere min-w-0">{children || <span className="text-ink-soft">None</span>}</dd>
    </>
  )
}
