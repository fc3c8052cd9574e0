import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createRepository } from '#registry/operations/ecr-public/create-repository.ts'
import { cancelVerificationRequest } from '#registry/operations/galleon/cancel-verification-request.ts'
import { getVerification } from '#registry/operations/galleon/get-verification.ts'
import { requestRegistryAlias } from '#registry/operations/galleon/request-registry-alias.ts'
import { requestVerification } from '#registry/operations/galleon/request-verification.ts'
import type { Operation } from '#registry/operations/operation.ts'
import { runOperation } from '#registry/operations/run-operation.ts'
import { createTestContext, type TestCaller, type TestContext } from '#registry/testing/context.ts'
import { createTestUser } from '#registry/testing/iam-users.ts'
import { addAccount } from './add-account.ts'
import { collectGarbage } from './collect-garbage.ts'
import { createAccount } from './create-account.ts'
import { approveRegistryAlias, rejectRegistryAlias } from './decide-registry-alias.ts'
import { approveVerification, rejectVerification } from './decide-verification.ts'
import { describeInstance } from './describe-instance.ts'
import { getAccount } from './get-account.ts'
import { listAccounts } from './list-accounts.ts'
import { listAliases } from './list-aliases.ts'
import { listGarbageCollections } from './list-garbage-collections.ts'
import { listReports } from './list-reports.ts'
import { listVerificationRequests } from './list-verification-requests.ts'
import { operatorOperations } from './operations.ts'
import { previewGarbageCollection } from './preview-garbage-collection.ts'
import { resolveRepositoryReport } from './resolve-repository-report.ts'
import { setAccountQuota } from './set-account-quota.ts'
import { setAccountSuspended } from './set-account-suspended.ts'
import { setAccountVerified } from './set-account-verified.ts'

let test: TestContext
let operator: TestCaller
let owner: TestCaller
beforeAll(async () => {
  test = await createTestContext()
  const { account, accessKeyId } = await createAccount({ name: 'Operator', email: 'op@example.com', operator: true }, test.context)
  const { request } = await test.newCaller()
  operator = { accountId: account.id, principal: { type: 'root', accountId: account.id, accessKeyId }, request }
})
afterAll(() => test.close())
beforeEach(async () => {
  owner = await test.newCaller()
})

const words = 'We are the harbour office: https://harbour.example names this registry.'
const inputs: Readonly<Record<string, object>> = {
  GetAccount: { accountId: '123456789012' },
  CreateAccount: { name: 'X', email: 'x@example.com' },
  SetAccountVerified: { accountId: '123456789012', verified: true },
  SetAccountSuspended: { accountId: '123456789012', suspended: true },
  SetAccountQuota: { accountId: '123456789012', code: 'L-PULLS' },
  ApproveRegistryAlias: { name: 'harbour' },
  RejectRegistryAlias: { name: 'harbour', reason: 'no' },
  ApproveVerification: { accountId: '123456789012', createdAt: 0 },
  RejectVerification: { accountId: '123456789012', createdAt: 0, reason: 'no' },
  FeatureRepository: { registryAliasName: 'harbour', repositoryName: 'app' },
  MoveFeaturedRepository: { repositoryId: randomUUID(), direction: 'UP' },
  UnfeatureRepository: { repositoryId: randomUUID() },
  ResolveReport: { reportId: 'x', note: 'done' },
}

describe('who does not run the installation', () => {
  it.each(operatorOperations.map((operation) => [operation.name, operation] as const))('may not %s', async (name, operation: Operation) => {
    await expect(runOperation(operation, inputs[name] ?? {}, owner, test.context)).rejects.toMatchObject({
      kind: 'access-denied',
      message: `User: arn:aws:iam::${owner.accountId}:root is not authorized to perform: galleon:${name} because its account does not run this installation`,
    })
  })

  it('is also a user of the operator’s account whom no policy lets', async () => {
    const { caller: nobody } = await createTestUser(test, operator, { allow: ['ecr-public:*'] })
    await expect(runOperation(listAccounts, {}, nobody, test.context)).rejects.toMatchObject({ kind: 'access-denied' })
    const { caller: helper } = await createTestUser(test, operator, { allow: ['galleon:ListAccounts'] })
    expect((await runOperation(listAccounts, {}, helper, test.context)).accounts.length).toBeGreaterThan(1)
  })
})

describe('accounts', () => {
  it('are listed in pages and found by what they are called', async () => {
    const first = await runOperation(listAccounts, { maxResults: 1 }, operator, test.context)
    expect(first.accounts).toHaveLength(1)
    const second = await runOperation(listAccounts, { maxResults: 1, nextToken: first.nextToken }, operator, test.context)
    expect(second.accounts[0]!.accountId > first.accounts[0]!.accountId).toBe(true)
    const found = async (search: string) =>
      (await runOperation(listAccounts, { search }, operator, test.context)).accounts.map(({ accountId }) => accountId)
    expect(await found('OP@example')).toEqual([operator.accountId])
    expect(await found(owner.accountId)).toEqual([owner.accountId])
    expect(await found('nobody at all')).toEqual([])
    expect(await found('op_example')).toEqual([])
    expect(await found('%')).toEqual([])
  })

  it('are made with credentials that are told once and in no log', async () => {
    const email = `${randomUUID()}@example.com`
    const { account, credentials } = await runOperation(addAccount, { name: 'Harbour', email }, operator, test.context)
    expect(account).toMatchObject({ name: 'Harbour', email, operator: false, verified: false })
    expect(credentials).toMatchObject({ password: expect.any(String), accessKeyId: expect.stringMatching(/^AKIA/) })
    await expect(runOperation(addAccount, { name: 'Harbour', email }, operator, test.context)).rejects.toMatchObject({
      kind: 'entity-already-exists',
    })
    await test.context.events.flush()
    const { items } = await test.context.events.lookup({ accountId: operator.accountId }, { limit: 50 })
    const made = items.filter(({ name }) => name === 'CreateAccount')
    expect(made.some(({ text }) => text.includes(account.accountId))).toBe(true)
    expect(items.some(({ text }) => text.includes(credentials.password) || text.includes(credentials.secretAccessKey))).toBe(false)
  })

  it('are verified, suspended and given quotas', async () => {
    const { accountId } = owner
    const read = () => runOperation(getAccount, { accountId }, operator, test.context)
    await runOperation(setAccountVerified, { accountId, verified: true }, operator, test.context)
    await runOperation(setAccountSuspended, { accountId, suspended: true }, operator, test.context)
    await runOperation(setAccountQuota, { accountId, code: 'L-PULLS', value: 25 }, operator, test.context)
    expect(await read()).toMatchObject({ account: { accountId, verified: true, suspended: true } })
    expect((await read()).quotas.find(({ code }) => code === 'L-PULLS')).toMatchObject({ value: 25 })
    await runOperation(setAccountQuota, { accountId, code: 'L-PULLS' }, operator, test.context)
    await runOperation(setAccountSuspended, { accountId, suspended: false }, operator, test.context)
    const after = await read()
    const pulls = after.quotas.find(({ code }) => code === 'L-PULLS')!
    expect(pulls.value).toBe(pulls.defaultValue)
    expect(after.account.suspended).toBe(false)
    await expect(runOperation(getAccount, { accountId: '000000000000' }, operator, test.context)).rejects.toMatchObject({
      kind: 'registry-not-found',
    })
  })

  it('are not suspended by themselves', async () => {
    const input = { accountId: operator.accountId, suspended: true }
    await expect(runOperation(setAccountSuspended, input, operator, test.context)).rejects.toMatchObject({ kind: 'invalid-parameter' })
  })
})

describe('verification', () => {
  const ask = (text = words) => runOperation(requestVerification, { text }, owner, test.context)
  const read = () => runOperation(getVerification, {}, owner, test.context)
  const requested = async () => (await read()).request!.createdAt.getTime() / 1000
  const waiting = async () =>
    (await runOperation(listVerificationRequests, { maxResults: 1000 }, operator, test.context)).requests.filter(
      ({ account }) => account.accountId === owner.accountId,
    )

  it('is asked for, refused with a reason, asked for anew and granted', async () => {
    const { accountId } = owner
    expect(await read()).toEqual({ verified: false })
    await ask()
    expect(await read()).toMatchObject({ verified: false, request: { text: words, status: 'PENDING' } })
    expect(await waiting()).toMatchObject([{ text: words, account: { accountId } }])
    await runOperation(
      rejectVerification,
      { accountId, createdAt: await requested(), reason: 'The page names nobody.' },
      operator,
      test.context,
    )
    expect((await read()).request).toMatchObject({ status: 'REJECTED', reason: 'The page names nobody.' })
    expect(await waiting()).toEqual([])
    const before = await requested()
    const approve = (createdAt: number) => runOperation(approveVerification, { accountId, createdAt }, operator, test.context)
    await expect(approve(before)).rejects.toMatchObject({ kind: 'entity-not-found' })
    await ask()
    // What was read before it was written anew is not what is granted.
    await expect(approve(before)).rejects.toMatchObject({ kind: 'entity-not-found' })
    expect((await read()).request).toMatchObject({ status: 'PENDING' })
    await approve(await requested())
    expect(await read()).toEqual({ verified: true })
    await expect(ask()).rejects.toMatchObject({ kind: 'entity-already-exists' })
  })

  it('is taken back, and needs some words', async () => {
    await expect(ask('please')).rejects.toMatchObject({ kind: 'invalid-parameter' })
    await ask()
    await runOperation(cancelVerificationRequest, {}, owner, test.context)
    expect(await read()).toEqual({ verified: false })
    await expect(runOperation(cancelVerificationRequest, {}, owner, test.context)).rejects.toMatchObject({ kind: 'entity-not-found' })
  })

  it('waits no longer in who was verified some other way', async () => {
    await ask()
    await runOperation(setAccountVerified, { accountId: owner.accountId, verified: true }, operator, test.context)
    expect(await waiting()).toEqual([])
    expect(await read()).toEqual({ verified: true })
    await runOperation(setAccountVerified, { accountId: owner.accountId, verified: false }, operator, test.context)
    expect(await read()).toEqual({ verified: false })
  })
})

it('the installation says how much it holds and how it is set up, and nothing secret', async () => {
  const before = await runOperation(describeInstance, {}, operator, test.context)
  await runOperation(createRepository, { repositoryName: 'counted' }, owner, test.context)
  await test.context.blobs.createUpload(randomUUID())
  const after = await runOperation(describeInstance, {}, operator, test.context)
  expect(after.facts.repositories).toBe(before.facts.repositories + 1)
  expect(after.facts.uploads).toBe(before.facts.uploads + 1)
  expect(after.facts.database).toMatchObject({ version: expect.stringMatching(/^\d+/), bytes: expect.any(Number) })
  expect(after.facts.disk.freeBytes).toBeLessThanOrEqual(after.facts.disk.totalBytes)
  expect(after.process.startedAt.getTime()).toBeLessThanOrEqual(Date.now())
  expect(after.settings).toEqual({
    origin: 'https://gallery.test',
    registryHost: 'gallery.test',
    workers: test.context.config.workers,
    signUp: false,
    mail: false,
    behindProxy: false,
  })
})

describe('aliases and reports', () => {
  it('are decided with a reason', async () => {
    await runOperation(createRepository, { repositoryName: 'app' }, owner, test.context)
    await runOperation(requestRegistryAlias, { name: 'quayside' }, owner, test.context)
    const pending = async () =>
      (await runOperation(listAliases, { pendingOnly: true }, operator, test.context)).aliases.map(({ name }) => name)
    expect(await pending()).toEqual(['quayside'])
    await runOperation(rejectRegistryAlias, { name: 'quayside', reason: 'A company of that name.' }, operator, test.context)
    expect(await pending()).toEqual([])
    await runOperation(requestRegistryAlias, { name: 'quayside' }, owner, test.context)
    expect(await runOperation(approveRegistryAlias, { name: 'quayside' }, operator, test.context)).toEqual({
      name: 'quayside',
      accountId: owner.accountId,
    })
    await expect(runOperation(approveRegistryAlias, { name: 'quayside' }, operator, test.context)).rejects.toMatchObject({
      kind: 'entity-not-found',
    })
  })

  it('are read and closed', async () => {
    const id = randomUUID()
    await test.context.reports.add({
      id,
      accountId: owner.accountId,
      registryAlias: 'quay',
      repositoryName: 'app',
      reason: 'SPAM',
      text: 'It advertises.',
    })
    const listed = async (openOnly: boolean) => (await runOperation(listReports, { openOnly }, operator, test.context)).reports
    expect((await listed(true)).map((report) => report.id)).toEqual([id])
    await expect(runOperation(resolveRepositoryReport, { reportId: id, note: ' ' }, operator, test.context)).rejects.toMatchObject({
      kind: 'invalid-parameter',
    })
    await runOperation(resolveRepositoryReport, { reportId: id, note: 'Removed.' }, operator, test.context)
    await expect(runOperation(resolveRepositoryReport, { reportId: id, note: 'Nothing.' }, operator, test.context)).rejects.toMatchObject({
      kind: 'entity-already-exists',
      message: 'The report is closed already: Removed.',
    })
    expect(await listed(true)).toEqual([])
    expect(await listed(false)).toMatchObject([{ id, resolution: 'Removed.' }])
  })
})

it('garbage is looked at, asked to be collected once, and told of', async () => {
  await test.context.blobs.createUpload(randomUUID())
  const { figures, complete } = await runOperation(previewGarbageCollection, {}, operator, test.context)
  expect([figures.uploads, complete]).toEqual([0, true])
  const { collection } = await runOperation(collectGarbage, {}, operator, test.context)
  await expect(runOperation(collectGarbage, {}, operator, test.context)).rejects.toMatchObject({ kind: 'entity-already-exists' })
  const list = await runOperation(listGarbageCollections, {}, operator, test.context)
  expect(list).toMatchObject({ everySeconds: 6 * 3600, graceSeconds: 24 * 3600 })
  const askedBy = `arn:aws:iam::${operator.accountId}:root`
  expect(list.collections).toMatchObject([{ id: collection.id, status: 'WAITING', askedBy }])
  const { items } = await test.context.events.lookup({ accountId: operator.accountId }, { limit: 50 })
  expect(items.filter(({ name }) => name === 'CollectGarbage').length).toBeGreaterThan(0)
})
