import type { Context } from '#registry/context.ts'
import { principalArn } from '#registry/domain/principal.ts'
import { ServiceError } from '#registry/domain/service-error.ts'
import type { Caller } from '#registry/operations/operation.ts'
import type { CatalogRevisionData } from '#registry/stores/catalog-history.ts'
import type { CatalogData } from '#registry/stores/repositories.ts'

interface Change {
  readonly repositoryId: string
  /** What it is to be, made of what it is. */
  next(before: CatalogData): Promise<CatalogData>
  /** The revision that the caller saw: nobody's later change is overwritten unseen. */
  readonly expectedRevision?: number | undefined
}

/**
 * Changes a repository's catalog data, in the caller's transaction, and keeps what it was in the history. A change that
 * changes nothing makes no revision. Answers the newest revision.
 * @throws ServiceError `repository-not-found` (deleted meanwhile); `catalog-data-changed` with the newest revision.
 */
export async function changeCatalogData(
  { repositoryId, next, expectedRevision }: Change,
  caller: Caller,
  context: Context,
): Promise<CatalogRevisionData> {
  const { catalogHistory, repositories, clock } = context
  const newest = await catalogHistory.lock(repositoryId)
  const number = newest?.number ?? 0
  if (expectedRevision !== undefined && expectedRevision !== number) throw changedMeanwhile(expectedRevision, number)
  const before = newest?.catalogData ?? (await repositories.catalogData(repositoryId))
  const catalogData = await next(before)
  if (newest && comparable(before) === comparable(catalogData)) return newest
  await repositories.putCatalogData(repositoryId, catalogData)
  const revision = { number: number + 1, at: clock(), actorArn: principalArn(caller.principal), catalogData }
  await catalogHistory.add(repositoryId, revision)
  return revision
}

/** The first revision, of a repository that was just made. */
export async function beginCatalogHistory(
  repositoryId: string,
  catalogData: CatalogData,
  { principal }: Caller,
  { catalogHistory, clock }: Pick<Context, 'catalogHistory' | 'clock'>,
): Promise<void> {
  await catalogHistory.add(repositoryId, { number: 1, at: clock(), actorArn: principalArn(principal), catalogData })
}

// Members that are absent and members that are undefined say the same, in whichever order.
function comparable({ description, architectures, operatingSystems, aboutText, usageText, logoDigest }: CatalogData): string {
  return JSON.stringify([description, architectures, operatingSystems, aboutText, usageText, logoDigest])
}

function changedMeanwhile(expected: number, newest: number): ServiceError {
  const message = `The catalog data was changed meanwhile: revision ${newest} is the newest, and this change was made to revision ${expected}. Look at the newest revision, then change that.`
  return new ServiceError('catalog-data-changed', message, { detail: { revision: newest } })
}
