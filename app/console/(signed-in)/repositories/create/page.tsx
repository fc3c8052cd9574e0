import { DescribeRegistriesCommand } from '@aws-sdk/client-ecr-public'
import type { Metadata } from 'next'
import { CatalogForm } from '#components/console/catalog-form.tsx'
import { ConsolePage } from '#components/console/console-page.tsx'
import { previewMarkdown } from '#components/console/preview-markdown.tsx'
import { readInConsole } from '#lib/backend/console/ask-backend.ts'
import { nothingTyped } from '#lib/console/catalog-form.ts'
import { consolePaths } from '#lib/routes.ts'
import { draftKeyOf } from '#lib/session/draft-key.ts'
import { readSession } from '#lib/session/session-cookies.ts'
import { createRepository } from './actions.ts'

export const metadata: Metadata = { title: 'Create repository' }

/** Makes a public repository. @see user guide, "Creating a public repository". */
export default async function CreateRepositoryPage() {
  // Who may not see the registry may still be allowed to make a repository in it.
  const found = await readInConsole(({ ecrPublic }) => ecrPublic.send(new DescribeRegistriesCommand({})))
  const registry = 'answer' in found ? found.answer.registries?.[0] : undefined
  return (
    <ConsolePage
      title="Create repository"
      crumbs={[{ title: 'Repositories', path: consolePaths.repositories }]}
      intro="Everybody can pull from a public repository. It appears in the gallery with its first image."
    >
      <CatalogForm
        begun={nothingTyped}
        draftKey={draftKeyOf(await readSession(), 'create-repository')}
        registryUri={registry?.registryUri}
        cancelPath={consolePaths.repositories}
        action={createRepository}
        preview={previewMarkdown}
      />
    </ConsolePage>
  )
}
