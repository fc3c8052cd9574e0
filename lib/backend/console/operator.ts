import { z } from 'zod'
import type { CallGalleon } from './call-galleon.ts'
import { wireTime } from './wire-time.ts'

const perPage = 25
const nextToken = z.string().optional()

const account = z.object({
  accountId: z.string(),
  name: z.string(),
  email: z.string(),
  operator: z.boolean(),
  verified: z.boolean(),
  suspended: z.boolean(),
  displayName: z.string(),
  createdAt: wireTime,
})
export type ListedAccount = z.output<typeof account>

const accounts = z.object({ accounts: z.array(account), nextToken })
const wholeAccount = z.object({
  account,
  aliases: z.array(z.object({ name: z.string(), status: z.string(), isPrimary: z.boolean(), isDefault: z.boolean() })),
  quotas: z.array(z.object({ code: z.string(), name: z.string(), unit: z.string(), value: z.number(), defaultValue: z.number() })),
})
export type WholeAccount = z.output<typeof wholeAccount>

const created = z.object({
  account,
  credentials: z.object({ password: z.string(), accessKeyId: z.string(), secretAccessKey: z.string() }),
})
export type CreatedAccount = z.output<typeof created>

const waitingAlias = z.object({ name: z.string(), accountId: z.string(), accountName: z.string(), createdAt: wireTime })
const waitingAliases = z.object({ aliases: z.array(waitingAlias), nextToken })

const waitingVerification = z.object({ account, text: z.string(), createdAt: wireTime })
const waitingVerifications = z.object({ requests: z.array(waitingVerification), nextToken })

const report = z.object({
  id: z.string(),
  accountId: z.string(),
  registryAlias: z.string(),
  repositoryName: z.string(),
  reason: z.string(),
  text: z.string(),
  email: z.string().optional(),
  createdAt: wireTime,
  resolvedAt: wireTime.optional(),
  resolution: z.string().optional(),
})
const reports = z.object({ reports: z.array(report), nextToken })
export type ListedReport = z.output<typeof report>

const instance = z.object({
  facts: z.object({
    accounts: z.number(),
    repositories: z.number(),
    images: z.number(),
    blobs: z.number(),
    blobBytes: z.number(),
    uploads: z.number(),
    database: z.object({ version: z.string(), bytes: z.number(), connections: z.number(), connectionsMax: z.number() }),
    disk: z.object({ freeBytes: z.number(), totalBytes: z.number() }),
  }),
  process: z.object({ startedAt: wireTime, nodeVersion: z.string(), memoryBytes: z.number() }),
  settings: z.object({
    origin: z.string(),
    registryHost: z.string(),
    workers: z.number(),
    signUp: z.boolean(),
    mail: z.boolean(),
    openIdIssuer: z.string().optional(),
    behindProxy: z.boolean(),
  }),
})
export type Instance = z.output<typeof instance>

const page = (after: string | undefined) => ({ maxResults: perPage, ...(after ? { nextToken: after } : {}) })

/** All accounts, or those that are called `search` somehow. */
export function listAccounts(galleon: CallGalleon, search: string | undefined, after: string | undefined) {
  return galleon('ListAccounts', { ...page(after), ...(search ? { search } : {}) }, accounts)
}

export function readAccount(galleon: CallGalleon, accountId: string) {
  return galleon('GetAccount', { accountId }, wholeAccount)
}

export function createAccount(galleon: CallGalleon, input: { readonly name: string; readonly email: string; readonly verified: boolean }) {
  return galleon('CreateAccount', input, created)
}

export function listWaitingAliases(galleon: CallGalleon, after: string | undefined) {
  return galleon('ListAliases', { ...page(after), pendingOnly: true }, waitingAliases)
}

export function listWaitingVerifications(galleon: CallGalleon, after: string | undefined) {
  return galleon('ListVerificationRequests', page(after), waitingVerifications)
}

export function listReports(galleon: CallGalleon, openOnly: boolean, after: string | undefined) {
  return galleon('ListReports', { ...page(after), openOnly }, reports)
}

export function describeInstance(galleon: CallGalleon) {
  return galleon('DescribeInstance', {}, instance)
}
