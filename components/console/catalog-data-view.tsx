import { Markdown } from '#components/markdown/markdown.tsx'
import type { CatalogRevision } from '#lib/backend/console/catalog-revisions.ts'
import { Fact, FactList } from './fact-list.tsx'
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
    <FactList className="gap-y-2 md:gap-y-4">
      <Fact title="Repository logo">{logoUrl && <StoredLogo url={logoUrl} alt="The logo" />}</Fact>
      <Fact title="Short description">{description}</Fact>
      <Fact title="Operating systems">{operatingSystems.join(', ')}</Fact>
      <Fact title="Architectures">{architectures.join(', ')}</Fact>
      <Fact title="About">{aboutText && <Markdown text={aboutText} />}</Fact>
      <Fact title="Usage">{usageText && <Markdown text={usageText} />}</Fact>
    </FactList>
  )
}
