import type { Operation } from '#registry/operations/operation.ts'
import { addAccount } from './add-account.ts'
import { collectGarbage } from './collect-garbage.ts'
import { approveRegistryAlias, rejectRegistryAlias } from './decide-registry-alias.ts'
import { approveVerification, rejectVerification } from './decide-verification.ts'
import { describeInstance } from './describe-instance.ts'
import { featureRepository } from './feature-repository.ts'
import { getAccount } from './get-account.ts'
import { listAccounts } from './list-accounts.ts'
import { listAliases } from './list-aliases.ts'
import { listFeaturedRepositories } from './list-featured-repositories.ts'
import { listGarbageCollections } from './list-garbage-collections.ts'
import { listReports } from './list-reports.ts'
import { listVerificationRequests } from './list-verification-requests.ts'
import { moveFeaturedRepository } from './move-featured-repository.ts'
import { previewGarbageCollection } from './preview-garbage-collection.ts'
import { resolveRepositoryReport } from './resolve-repository-report.ts'
import { setAccountQuota } from './set-account-quota.ts'
import { setAccountSuspended } from './set-account-suspended.ts'
import { setAccountVerified } from './set-account-verified.ts'
import { unfeatureRepository } from './unfeature-repository.ts'

/** For those whose account runs the installation: `GalleonService.…`, as galleonOperations are. */
export const operatorOperations: readonly Operation[] = [
  describeInstance,
  listAccounts,
  getAccount,
  addAccount,
  setAccountVerified,
  setAccountSuspended,
  setAccountQuota,
  listAliases,
  approveRegistryAlias,
  rejectRegistryAlias,
  listVerificationRequests,
  approveVerification,
  rejectVerification,
  listReports,
  resolveRepositoryReport,
  previewGarbageCollection,
  collectGarbage,
  listGarbageCollections,
  listFeaturedRepositories,
  featureRepository,
  moveFeaturedRepository,
  unfeatureRepository,
]
