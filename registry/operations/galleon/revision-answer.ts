import { z } from 'zod'
import type { Context } from '#registry/context.ts'
import { ServiceError } from '#registry/domain/service-error.ts'
import { type CatalogDataAnswer, toCatalogDataAnswer } from '#registry/operations/ecr-public/repository-answer.ts'
import type { CatalogRevisionData } from '#registry/stores/catalog-history.ts'
import type { CatalogData, Repository } from '#registry/stores/repositories.ts'

export const revisionInput = z.int().min(1).max(2_147_483_647)

const members = ['description', 'architectures', 'operatingSystems', 'logo', 'aboutText', 'usageText'] as const
type CatalogMember = (typeof members)[number]

/** A change of a repository's catalog data, without what it changed it to. */
export interface RevisionAnswer {
  readonly revision: number
  readonly changedAt: Date
  /** An ARN; absent for what was there before history was kept. */
  readonly changedBy?: string
  /** Against the revision before; of the first, what it has. */
  readonly changedMembers: readonly CatalogMember[]
}

export interface RevisionDataAnswer extends Omit<RevisionAnswer, 'changedMembers'> {
  readonly catalogData: CatalogDataAnswer
}

export function toRevisionAnswer(revision: CatalogRevisionData, before: CatalogRevisionData | undefined): RevisionAnswer {
  return { ...facts(revision), changedMembers: changedMembers(before?.catalogData ?? empty, revision.catalogData) }
}

export function toRevisionDataAnswer(revision: CatalogRevisionData, context: Pick<Context, 'config'>): RevisionDataAnswer {
  return { ...facts(revision), catalogData: toCatalogDataAnswer(revision.catalogData, context) }
}

export function revisionNotFound(number: number, { name, accountId }: Repository): ServiceError {
  const where = `the repository with name '${name}' in the registry with id '${accountId}'`
  return new ServiceError('revision-not-found', `There is no revision ${number} of the catalog data of ${where}`)
}

const empty: CatalogData = { architectures: [], operatingSystems: [] }

function facts({ number, at, actorArn }: CatalogRevisionData) {
  return { revision: number, changedAt: at, ...(actorArn === undefined ? {} : { changedBy: actorArn }) }
}

function changedMembers(before: CatalogData, after: CatalogData): readonly CatalogMember[] {
  const shown = (data: CatalogData, member: CatalogMember) => JSON.stringify(member === 'logo' ? data.logoDigest : data[member])
  return members.filter((member) => shown(before, member) !== shown(after, member))
}
