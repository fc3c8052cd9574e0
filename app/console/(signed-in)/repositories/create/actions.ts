'use server'

import { CreateRepositoryCommand } from '@aws-sdk/client-ecr-public'
import { redirect } from 'next/navigation'
import { actInConsole } from '#lib/backend/console/ask-backend.ts'
import { blameField } from '#lib/console/blame-field.ts'
import { type CatalogFormState, catalogProblems, readCatalogFields, readLogo, repositoryNameProblem } from '#lib/console/catalog-form.ts'
import { toCatalogInput } from '#lib/console/catalog-input.ts'
import { savedDraft } from '#lib/console/draft.ts'
import { repeatedKeyProblem } from '#lib/console/tags-form.ts'
import { consolePaths } from '#lib/routes.ts'

/** Makes a repository, or answers what was typed with what is wrong. */
export async function createRepository(_before: CatalogFormState, form: FormData): Promise<CatalogFormState> {
  const fields = readCatalogFields(form)
  const logo = await readLogo(form)
  const name = repositoryNameProblem(fields.repositoryName)
  const twice = repeatedKeyProblem(fields.tags)
  const problems = {
    ...(name ? { repositoryName: name } : {}),
    ...(logo.problem ? { logo: logo.problem } : {}),
    ...catalogProblems(fields),
    ...(twice ? { tags: twice } : {}),
  }
  if (Object.keys(problems).length > 0) return { fields, problems }
  const { repositoryName } = fields
  const tags = fields.tags.map(({ key: Key, value: Value }) => ({ Key, Value }))
  const command = new CreateRepositoryCommand({ repositoryName, catalogData: toCatalogInput(fields, logo.blob), tags })
  const outcome = await actInConsole(({ ecrPublic }) => ecrPublic.send(command))
  if ('signedOut' in outcome) return { fields, problems: {}, signedOut: true }
  if ('failure' in outcome) return { fields, ...blameField(outcome) }
  redirect(consolePaths.repository('images', repositoryName, { created: 'yes', ...savedDraft(form) }))
}
