import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { createRepository } from '#registry/operations/ecr-public/create-repository.ts'
import { deleteRepository } from '#registry/operations/ecr-public/delete-repository.ts'
import { getRepositoryCatalogData } from '#registry/operations/ecr-public/get-repository-catalog-data.ts'
import { putRepositoryCatalogData } from '#registry/operations/ecr-public/put-repository-catalog-data.ts'
import { runOperation } from '#registry/operations/run-operation.ts'
import { createTestContext, type TestCaller, type TestContext } from '#registry/testing/context.ts'
import { editRepositoryCatalogData } from './edit-repository-catalog-data.ts'
import { getRepositoryCatalogRevision } from './get-repository-catalog-revision.ts'
import { listRepositoryCatalogRevisions } from './list-repository-catalog-revisions.ts'
import { restoreRepositoryCatalogRevision } from './restore-repository-catalog-revision.ts'

let test: TestContext
let owner: TestCaller
beforeAll(async () => {
  test = await createTestContext()
})
afterAll(() => test.close())
beforeEach(async () => {
  owner = await test.newCaller()
  const catalogData = { description: 'first', architectures: ['ARM 64'] }
  await runOperation(createRepository, { repositoryName: 'app', catalogData }, owner, test.context)
})

const app = () => ({ registryId: owner.accountId, repositoryName: 'app' })
const put = (catalogData: object) => runOperation(putRepositoryCatalogData, { ...app(), catalogData }, owner, test.context)
const edit = (catalogData: object, expectedRevision: number) =>
  runOperation(editRepositoryCatalogData, { ...app(), catalogData, expectedRevision }, owner, test.context)
const get = (revision?: number) => runOperation(getRepositoryCatalogRevision, { ...app(), revision }, owner, test.context)
const list = (input: object = {}) => runOperation(listRepositoryCatalogRevisions, { ...app(), ...input }, owner, test.context)

it('tells who changed what, newest first', async () => {
  await put({ description: 'second', architectures: ['ARM 64'], aboutText: '# App' })
  await put({ description: 'second', aboutText: '# App' })
  const changedBy = `arn:aws:iam::${owner.accountId}:root`
  expect((await list()).revisions).toEqual([
    { revision: 3, changedAt: expect.any(Date), changedBy, changedMembers: ['architectures'] },
    { revision: 2, changedAt: expect.any(Date), changedBy, changedMembers: ['description', 'aboutText'] },
    { revision: 1, changedAt: expect.any(Date), changedBy, changedMembers: ['description', 'architectures'] },
  ])
})

it('gives each revision whole, and the newest without a number', async () => {
  await put({ description: 'second' })
  expect(await get(1)).toMatchObject({ revision: 1, catalogData: { description: 'first', architectures: ['ARM 64'] } })
  expect(await get()).toMatchObject({ revision: 2, catalogData: { description: 'second' } })
  await expect(get(3)).rejects.toMatchObject({ kind: 'revision-not-found' })
})

it('makes no revision of a change that changes nothing', async () => {
  await put({ description: 'first', architectures: ['ARM 64'] })
  expect((await list()).revisions).toHaveLength(1)
})

it('pages, and says what the last of a page changed', async () => {
  for (const description of ['2', '3', '4', '5']) await put({ description })
  const seen: number[] = []
  let nextToken: string | undefined
  do {
    const page = await list({ maxResults: 2, nextToken })
    for (const { revision, changedMembers } of page.revisions) {
      seen.push(revision)
      if (revision > 2) expect(changedMembers).toEqual(['description'])
    }
    nextToken = page.nextToken
  } while (nextToken)
  expect(seen).toEqual([5, 4, 3, 2, 1])
})

it('refuses a change to what somebody else changed meanwhile, and loses neither', async () => {
  await edit({ description: 'theirs' }, 1)
  await expect(edit({ description: 'mine' }, 1)).rejects.toMatchObject({ kind: 'catalog-data-changed', detail: { revision: 2 } })
  expect((await runOperation(getRepositoryCatalogData, app(), owner, test.context)).catalogData).toEqual({ description: 'theirs' })
  expect(await edit({ description: 'mine' }, 2)).toMatchObject({ revision: 3 })
})

it('lets one of several that edit at the same moment win', async () => {
  const outcomes = await Promise.allSettled(['a', 'b', 'c', 'd'].map((description) => edit({ description }, 1)))
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  expect((await list()).revisions).toHaveLength(2)
})

it('numbers changes that come at the same moment without a gap', async () => {
  await Promise.all(['a', 'b', 'c', 'd', 'e'].map((description) => put({ description })))
  expect((await list()).revisions.map(({ revision }) => revision)).toEqual([6, 5, 4, 3, 2, 1])
})

it('restores an earlier revision as a new one', async () => {
  await put({ description: 'second' })
  const restored = await runOperation(restoreRepositoryCatalogRevision, { ...app(), revision: 1 }, owner, test.context)
  expect(restored).toMatchObject({ revision: 3, catalogData: { description: 'first', architectures: ['ARM 64'] } })
  expect((await runOperation(getRepositoryCatalogData, app(), owner, test.context)).catalogData).toEqual(restored.catalogData)
})

it('is the owner’s to see and to do', async () => {
  const stranger = await test.newCaller()
  const asked = [
    runOperation(getRepositoryCatalogRevision, app(), stranger, test.context),
    runOperation(listRepositoryCatalogRevisions, app(), stranger, test.context),
    runOperation(editRepositoryCatalogData, { ...app(), catalogData: {}, expectedRevision: 1 }, stranger, test.context),
    runOperation(restoreRepositoryCatalogRevision, { ...app(), revision: 1 }, stranger, test.context),
  ]
  for (const outcome of await Promise.allSettled(asked)) expect(outcome).toMatchObject({ reason: { kind: 'access-denied' } })
})

it('goes with the repository, and another of the name begins anew', async () => {
  await put({ description: 'second' })
  await runOperation(deleteRepository, app(), owner, test.context)
  await runOperation(createRepository, { repositoryName: 'app' }, owner, test.context)
  expect((await list()).revisions).toMatchObject([{ revision: 1, changedMembers: [] }])
})
