'use server'

import { redirect } from 'next/navigation'
import { actInConsole } from '#lib/backend/console/ask-backend.ts'
import { editCatalogData } from '#lib/backend/console/catalog-revisions.ts'
import { blameField } from '#lib/console/blame-field.ts'
import { type CatalogFormState, catalogProblems, readCatalogFields, readLogo } from '#lib/console/catalog-form.ts'
import { toCatalogInput } from '#lib/console/catalog-input.ts'
import { savedDraft } from '#lib/console/draft.ts'
import { consolePaths } from '#lib/routes.ts'

/** Saves the catalog data unless somebody else did meanwhile; then, and when something is wrong, answers what was typed. */
export async function editRepository(repositoryName: string, _before: CatalogFormState, form: FormData): Promise<CatalogFormState> {
  const fields = { ...readCatalogFields(form), repositoryName }
  const expectedRevision = Number(form.get('expectedRevision'))
  const logo = await readLogo(form)
  const problems = { ...(logo.problem ? { logo: logo.problem } : {}), ...catalogProblems(fields) }
  if (Object.keys(problems).length > 0) return { fields, problems }
  const { logoImageBlob, ...texts } = toCatalogInput(fields, logo.blob)
  const image = logoImageBlob
    ? { logoImageBlob: Buffer.from(logoImageBlob).toString('base64') }
    : form.get('resetLogo')
      ? { logoImageBlob: '' }
      : {}
  const outcome = await actInConsole((call) => editCatalogData(call, repositoryName, { ...texts, ...image }, expectedRevision))
  if ('signedOut' in outcome) return { fields, problems: {}, signedOut: true, revision: expectedRevision }
  if ('failure' in outcome) {
    if (outcome.code === 'CatalogDataChangedException') return { fields, problems: {}, conflict: true }
    return { fields, ...blameField(outcome) }
  }
  redirect(consolePaths.repository('detail', repositoryName, { saved: 'yes', ...savedDraft(form) }))
}
