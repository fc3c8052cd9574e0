import type { Operation } from '#registry/operations/operation.ts'
import { beginPasskeyRegistration } from './begin-passkey-registration.ts'
import { cancelRegistryAliasRequest } from './cancel-registry-alias-request.ts'
import { cancelVerificationRequest } from './cancel-verification-request.ts'
import { changeRootPassword } from './change-root-password.ts'
import { editRepositoryCatalogData } from './edit-repository-catalog-data.ts'
import { endAllConsoleSessions } from './end-all-console-sessions.ts'
import { endConsoleSession } from './end-console-session.ts'
import { finishPasskeyRegistration } from './finish-passkey-registration.ts'
import { getRegistryUsage } from './get-registry-usage.ts'
import { getRepositoryCatalogRevision } from './get-repository-catalog-revision.ts'
import { getVerification } from './get-verification.ts'
import { listConsoleSessions } from './list-console-sessions.ts'
import { listRegistryAliases } from './list-registry-aliases.ts'
import { listRepositories } from './list-repositories.ts'
import { listRepositoryAccess } from './list-repository-access.ts'
import { listRepositoryCatalogRevisions } from './list-repository-catalog-revisions.ts'
import { putRepositoryPullTag } from './put-repository-pull-tag.ts'
import { getRegistrySettings, putRegistrySettings } from './registry-settings.ts'
import { requestRegistryAlias } from './request-registry-alias.ts'
import { requestVerification } from './request-verification.ts'
import { restoreRepositoryCatalogRevision } from './restore-repository-catalog-revision.ts'
import { retireRegistryAlias } from './retire-registry-alias.ts'
import { setPrimaryRegistryAlias } from './set-primary-registry-alias.ts'

/** What the real service leaves to its console: `GalleonService.…` in the protocol of the ecr-public API, with its signature. */
export const galleonOperations: readonly Operation[] = [
  cancelRegistryAliasRequest,
  listRegistryAliases,
  putRepositoryPullTag,
  requestRegistryAlias,
  retireRegistryAlias,
  setPrimaryRegistryAlias,
  getRegistrySettings,
  putRegistrySettings,
  getVerification,
  requestVerification,
  cancelVerificationRequest,
  editRepositoryCatalogData,
  getRegistryUsage,
  getRepositoryCatalogRevision,
  listRepositories,
  listRepositoryAccess,
  listRepositoryCatalogRevisions,
  restoreRepositoryCatalogRevision,
  listConsoleSessions,
  endConsoleSession,
  endAllConsoleSessions,
  changeRootPassword,
  beginPasskeyRegistration,
  finishPasskeyRegistration,
]
