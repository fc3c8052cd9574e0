import type { Metadata } from 'next'
import { CatalogForm } from '#components/console/catalog-form.tsx'
import { previewMarkdown } from '#components/console/preview-markdown.tsx'
import { RefusedPage } from '#components/console/refused-page.tsx'
import { RepositoryTaskPage } from '#components/console/repository-task-page.tsx'
import { readForForm } from '#lib/backend/console/ask-backend.ts'
import { readCatalogRevision } from '#lib/backend/console/catalog-revisions.ts'
import { logoSource } from '#lib/backend/logo-source.ts'
import { nothingTyped } from '#lib/console/catalog-form.ts'
import { repositoryNameOf } from '#lib/console/repository-name.ts'
import { consolePaths } from '#lib/routes.ts'
import { draftKeyOf } from '#lib/session/draft-key.ts'
import { readSession } from '#lib/session/session-cookies.ts'
import { editRepository } from './actions.ts'

interface Props {
  readonly params: Promise<{ readonly name: readonly string[] }>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Edit · ${await repositoryNameOf(params)}` }
}

/** Edits a repository's catalog data. @see user guide, "Editing a public repository". */
export default async function EditPage({ params }: Props) {
  const name = await repositoryNameOf(params)
  const found = await readForForm((call) => readCatalogRevision(call, name))
  if ('failure' in found) return <RefusedPage title={name} {...found} />
  // Without an answer the form itself knows what was typed, and into what.
  const { revision, catalogData } = 'answer' in found ? found.answer : { revision: 0, catalogData: nothingTyped.fields }
  const { logoUrl, ...fields } = { logoUrl: undefined, ...catalogData }
  return (
    <RepositoryTaskPage title="Edit" name={name} from="detail">
      <CatalogForm
        begun={{ fields: { ...nothingTyped.fields, ...fields, repositoryName: name }, problems: {} }}
        draftKey={draftKeyOf(await readSession(), 'edit-repository', name)}
        revision={revision}
        logoUrl={logoUrl && logoSource(logoUrl)}
        cancelPath={consolePaths.repository('detail', name)}
        historyPath={consolePaths.repository('history', name)}
        action={editRepository.bind(null, name)}
        preview={previewMarkdown}
      />
    </RepositoryTaskPage>
  )
}
