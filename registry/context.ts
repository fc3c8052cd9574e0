import { randomUUID } from 'node:crypto'
import path from 'node:path'
import { type Logger, pino } from 'pino'
import type { Config } from '#registry/config/config.ts'
import type { QuotaCode } from '#registry/domain/quotas.ts'
import { createSmtpMailer } from '#registry/mail/smtp-mailer.ts'
import { createIdentityProvider } from '#registry/oidc/identity-provider.ts'
import { createSecretBox, type SecretBox } from '#registry/secrets/secret-box.ts'
import type { KeyUseRecorder } from '#registry/stores/access-keys.ts'
import type { AccountStore } from '#registry/stores/accounts.ts'
import type { AliasStore } from '#registry/stores/aliases.ts'
import type { BlobLinkStore } from '#registry/stores/blob-links.ts'
import type { BlobStore } from '#registry/stores/blobs.ts'
import type { CatalogHistory } from '#registry/stores/catalog-history.ts'
import type { CollectionStore } from '#registry/stores/collections.ts'
import type { ConsoleSessionStore, SessionUseRecorder } from '#registry/stores/console-sessions.ts'
import type { EventStore } from '#registry/stores/events.ts'
import type { Expiry } from '#registry/stores/expiry.ts'
import type { FactStore } from '#registry/stores/facts.ts'
import type { FeaturedStore } from '#registry/stores/featured.ts'
import { createFilesystemBlobStore } from '#registry/stores/filesystem/blob-store.ts'
import { createFilesystemLogArchive } from '#registry/stores/filesystem/log-archive.ts'
import type { GalleryStore } from '#registry/stores/gallery.ts'
import type { GarbageStore } from '#registry/stores/garbage.ts'
import type { PolicyStore } from '#registry/stores/iam-policies.ts'
import type { RoleStore } from '#registry/stores/iam-roles.ts'
import type { UserStore } from '#registry/stores/iam-users.ts'
import type { IdentityReader } from '#registry/stores/identities.ts'
import type { IdentityProvider } from '#registry/stores/identity-provider.ts'
import type { ImageStore } from '#registry/stores/images.ts'
import type { InstanceStore } from '#registry/stores/instance.ts'
import type { Invalidations } from '#registry/stores/invalidation.ts'
import type { JobLocks } from '#registry/stores/job-locks.ts'
import type { LogArchive } from '#registry/stores/log-archive.ts'
import type { Mailer } from '#registry/stores/mailer.ts'
import { createDatabase } from '#registry/stores/postgres/database.ts'
import { createInvalidations } from '#registry/stores/postgres/invalidations.ts'
import { createJobLocks } from '#registry/stores/postgres/job-locks.ts'
import { createRateStore } from '#registry/stores/postgres/rates.ts'
import { createAccountStore } from '#registry/stores/prisma/account-store.ts'
import { createAliasStore } from '#registry/stores/prisma/alias-store.ts'
import { createBlobLinkStore } from '#registry/stores/prisma/blob-link-store.ts'
import { createCatalogHistory } from '#registry/stores/prisma/catalog-history.ts'
import { createCollectionStore } from '#registry/stores/prisma/collection-store.ts'
import { createConsoleSessionStore } from '#registry/stores/prisma/console-session-store.ts'
import { createEventStore } from '#registry/stores/prisma/event-store.ts'
import { createExpiry } from '#registry/stores/prisma/expiry.ts'
import { createFactStore } from '#registry/stores/prisma/fact-store.ts'
import { createFeaturedStore } from '#registry/stores/prisma/featured-store.ts'
import { createGalleryStore } from '#registry/stores/prisma/gallery-store.ts'
import { createGarbageStore } from '#registry/stores/prisma/garbage-store.ts'
import { createPolicyStore } from '#registry/stores/prisma/iam-policy-store.ts'
import { createRoleStore } from '#registry/stores/prisma/iam-role-store.ts'
import { createUserStore } from '#registry/stores/prisma/iam-user-store.ts'
import { createIdentityReader } from '#registry/stores/prisma/identity-reader.ts'
import { createImageStore } from '#registry/stores/prisma/image-store.ts'
import { createInstanceStore } from '#registry/stores/prisma/instance-store.ts'
import { createKeyUseRecorder } from '#registry/stores/prisma/key-use-recorder.ts'
import { createLogoStore } from '#registry/stores/prisma/logo-store.ts'
import { createPullCounter } from '#registry/stores/prisma/pull-counter.ts'
import { createPullStatisticsStore } from '#registry/stores/prisma/pull-statistics-store.ts'
import { createQuotaStore } from '#registry/stores/prisma/quota-store.ts'
import { createReportStore } from '#registry/stores/prisma/report-store.ts'
import { createRepositoryStore } from '#registry/stores/prisma/repository-store.ts'
import { createSessionStore } from '#registry/stores/prisma/session-store.ts'
import { createSessionUseRecorder } from '#registry/stores/prisma/session-use-recorder.ts'
import { createSignInStore } from '#registry/stores/prisma/sign-in-store.ts'
import { createTrailDeliveries } from '#registry/stores/prisma/trail-deliveries.ts'
import { createTrailStore } from '#registry/stores/prisma/trail-store.ts'
import { createUsageStore } from '#registry/stores/prisma/usage-store.ts'
import { createVerificationStore } from '#registry/stores/prisma/verification-store.ts'
import type { PullCounter, PullStatisticsStore } from '#registry/stores/pulls.ts'
import type { QuotaStore } from '#registry/stores/quotas.ts'
import type { RateStore } from '#registry/stores/rates.ts'
import type { ReportStore } from '#registry/stores/reports.ts'
import type { LogoStore, RepositoryStore } from '#registry/stores/repositories.ts'
import type { SessionStore } from '#registry/stores/sessions.ts'
import type { SignInStore } from '#registry/stores/sign-ins.ts'
import type { TrailDeliveries, TrailStore } from '#registry/stores/trails.ts'
import type { Transactions } from '#registry/stores/transactions.ts'
import type { UsageStore } from '#registry/stores/usage.ts'
import type { VerificationStore } from '#registry/stores/verifications.ts'
import { createRegistryTokens, type RegistryTokens } from '#registry/tokens/registry-tokens.ts'
import { createUploadIds, type UploadIds } from '#registry/tokens/upload-ids.ts'

/** What operations and doors work with. Take `Pick<Context, …>` of it where a part will do. */
export interface Context {
  readonly config: Config
  readonly log: Logger
  /** The time now. */
  readonly clock: () => Date
  /** A new random UUID. */
  readonly newId: () => string
  readonly secrets: SecretBox
  readonly tokens: RegistryTokens
  readonly uploadIds: UploadIds
  readonly transactions: Transactions
  readonly accounts: AccountStore
  readonly aliases: AliasStore
  readonly identities: IdentityReader
  readonly users: UserStore
  readonly keyUses: KeyUseRecorder
  readonly sessions: SessionStore
  readonly signIns: SignInStore
  /** Undefined: no mail is sent. */
  readonly mailer: Mailer | undefined
  /** Undefined: nobody signs in elsewhere. */
  readonly identityProvider: IdentityProvider | undefined
  readonly consoleSessions: ConsoleSessionStore
  readonly sessionUses: SessionUseRecorder
  readonly roles: RoleStore
  readonly policies: PolicyStore
  readonly events: EventStore
  readonly trails: TrailStore
  readonly trailDeliveries: TrailDeliveries
  readonly logArchive: LogArchive
  readonly expiry: Expiry
  readonly jobLocks: JobLocks
  readonly garbage: GarbageStore
  readonly collections: CollectionStore
  readonly repositories: RepositoryStore
  readonly catalogHistory: CatalogHistory
  readonly logos: LogoStore
  readonly images: ImageStore
  readonly blobs: BlobStore
  readonly blobLinks: BlobLinkStore
  readonly gallery: GalleryStore
  readonly featured: FeaturedStore
  readonly pulls: PullCounter
  readonly pullStatistics: PullStatisticsStore
  readonly usage: UsageStore
  readonly instance: InstanceStore
  readonly quotas: QuotaStore
  readonly rates: RateStore
  readonly reports: ReportStore
  readonly verifications: VerificationStore
  readonly facts: FactStore
  readonly invalidations: Invalidations
  /** Answers when the database and the blob store do. @throws Error otherwise. */
  checkReady(): Promise<void>
  /** Writes what is buffered and lets go of everything. */
  close(): Promise<void>
}

export interface ContextOptions {
  readonly databaseUrl: string
  readonly secretKey: string
  readonly clock?: () => Date
  /** In place of the guide's values. */
  readonly quotaDefaults?: Partial<Record<QuotaCode, number>>
}

/** The only place where adapters are constructed. */
export async function createContext(
  config: Config,
  { databaseUrl, secretKey, clock = () => new Date(), quotaDefaults = {} }: ContextOptions,
): Promise<Context> {
  const log = pino({
    level: config.logLevel,
    base: { pid: process.pid },
    redact: ['password', 'secretAccessKey', 'authorization', 'headers.authorization'],
  })
  const database = createDatabase(databaseUrl)
  const blobs = await createFilesystemBlobStore(path.join(config.dataDir, 'blobs'))
  const invalidations = await createInvalidations(databaseUrl, log)
  const pulls = createPullCounter(database, log, clock)
  const secrets = createSecretBox(secretKey)
  const identities = createIdentityReader(database, invalidations)
  const events = createEventStore(database, log)
  const keyUses = createKeyUseRecorder(database, log, clock)
  const sessionUses = createSessionUseRecorder(database, log, clock)
  return {
    config,
    log,
    clock,
    newId: randomUUID,
    secrets,
    tokens: createRegistryTokens({ secrets, identities, invalidations, clock }),
    uploadIds: createUploadIds(secrets),
    transactions: { run: (work, close) => database.pool.transaction(work, close) },
    accounts: createAccountStore(database),
    aliases: createAliasStore(database),
    identities,
    sessions: createSessionStore(database),
    signIns: createSignInStore(database),
    mailer: config.mail && createSmtpMailer(config.mail, log),
    identityProvider: config.openId && createIdentityProvider(config.openId, log),
    consoleSessions: createConsoleSessionStore(database),
    sessionUses,
    roles: createRoleStore(database),
    policies: createPolicyStore(database),
    users: createUserStore(database),
    keyUses,
    events,
    trails: createTrailStore(database),
    trailDeliveries: createTrailDeliveries(database),
    logArchive: createFilesystemLogArchive(path.join(config.dataDir, 'trails')),
    expiry: createExpiry(database),
    jobLocks: createJobLocks(database),
    garbage: createGarbageStore(database),
    collections: createCollectionStore(database),
    repositories: createRepositoryStore(database, invalidations),
    catalogHistory: createCatalogHistory(database),
    logos: createLogoStore(database),
    images: createImageStore(database, invalidations),
    blobs,
    blobLinks: createBlobLinkStore(database, invalidations, { refreshAfterSeconds: Math.min(3600, config.garbage.graceSeconds / 4) }),
    gallery: createGalleryStore(database),
    featured: createFeaturedStore(database),
    pulls,
    pullStatistics: createPullStatisticsStore(database),
    usage: createUsageStore(database),
    instance: createInstanceStore(database, config.dataDir),
    quotas: createQuotaStore(database, invalidations, {
      'L-PULLSANONYMOUS': config.pullRateAnonymous,
      'L-PULLS': config.pullRateAuthenticated,
      ...quotaDefaults,
    }),
    rates: createRateStore(database),
    reports: createReportStore(database),
    verifications: createVerificationStore(database),
    facts: createFactStore(database),
    invalidations,
    async checkReady() {
      await Promise.all([database.pool.query('select 1'), blobs.check()])
    },
    async close() {
      await pulls.flush()
      await events.flush()
      await keyUses.flush()
      await sessionUses.flush()
      await invalidations.close()
      await database.close()
    },
  }
}
