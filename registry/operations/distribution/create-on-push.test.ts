import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { createRepository } from '#registry/operations/ecr-public/create-repository.ts'
import { getRegistrySettings, putRegistrySettings } from '#registry/operations/galleon/registry-settings.ts'
import { runOperation } from '#registry/operations/run-operation.ts'
import { createTestContext, type TestCaller, type TestContext } from '#registry/testing/context.ts'
import { createTestUser } from '#registry/testing/iam-users.ts'
import { createOnPush } from './create-on-push.ts'

let test: TestContext
let owner: TestCaller
let alias: string
beforeAll(async () => {
  test = await createTestContext()
})
afterAll(() => test.close())
beforeEach(async () => {
  owner = await test.newCaller()
  await runOperation(createRepository, { repositoryName: 'app' }, owner, test.context)
  alias = (await test.context.accounts.aliases(owner.accountId))[0]!.name
})

const wanted = (createOnPush = true) => runOperation(putRegistrySettings, { createOnPush }, owner, test.context)
const push = (repositoryName: string, caller = owner) => createOnPush({ alias, repositoryName }, caller, test.context)
const isThere = async (name: string) => (await test.context.repositories.find(owner.accountId, name)) !== undefined

it('makes nothing unless its registry wants it', async () => {
  expect(await runOperation(getRegistrySettings, {}, owner, test.context)).toEqual({ createOnPush: false })
  expect(await push('team/new')).toBe(false)
  await wanted()
  await wanted(false)
  expect(await push('team/new')).toBe(false)
  expect(await isThere('team/new')).toBe(false)
})

it('makes the repository, and says so to who comes second, too', async () => {
  await wanted()
  expect(await Promise.all([push('team/new'), push('team/new')])).toEqual([true, true])
  expect(await isThere('team/new')).toBe(true)
})

it('makes nothing for others, nor for who may not create repositories', async () => {
  await wanted()
  expect(await push('team/new', await test.newCaller())).toBe(false)
  expect(await push('team/new', { ...owner, principal: { type: 'anonymous' } })).toBe(false)
  const { caller: pusher } = await createTestUser(test, owner, { allow: ['ecr-public:InitiateLayerUpload'] })
  await expect(push('team/new', { ...owner, ...pusher })).rejects.toMatchObject({
    kind: 'access-denied',
    message: expect.stringContaining('ecr-public:CreateRepository'),
  })
  expect(await isThere('team/new')).toBe(false)
})
