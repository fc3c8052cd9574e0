import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runOperation } from '#registry/operations/run-operation.ts'
import { createTestContext, type TestCaller, type TestContext } from '#registry/testing/context.ts'
import { createTestUser } from '#registry/testing/iam-users.ts'
import { createAccountAlias } from './create-account-alias.ts'
import { createGroup } from './create-group.ts'
import { deleteAccountAlias } from './delete-account-alias.ts'
import { getAccountSummary } from './get-account-summary.ts'
import { listAccountAliases } from './list-account-aliases.ts'

let test: TestContext
let root: TestCaller

beforeAll(async () => {
  test = await createTestContext()
  root = await test.newCaller()
})
afterAll(() => test.close())

const create = (AccountAlias: string, caller = root) => runOperation(createAccountAlias, { AccountAlias }, caller, test.context)
const remove = (AccountAlias: string, caller = root) => runOperation(deleteAccountAlias, { AccountAlias }, caller, test.context)
const list = async (caller = root) => (await runOperation(listAccountAliases, {}, caller, test.context)).AccountAliases

describe('the account alias', () => {
  it('is one at most, and nobody else’s', async () => {
    const other = await test.newCaller()
    expect(await list()).toEqual([])
    await create('harbour-works')
    await create('harbour')
    expect(await list()).toEqual(['harbour'])
    expect(await test.context.users.findAccountIdByAlias('harbour')).toBe(root.accountId)
    await expect(create('harbour', other)).rejects.toMatchObject({
      kind: 'entity-already-exists',
      message: 'The account alias harbour already exists.',
    })
    await expect(remove('harbour', other)).rejects.toMatchObject({ kind: 'entity-not-found' })
    await create('harbour-works', other)
    await remove('harbour')
    expect(await list()).toEqual([])
    await expect(remove('harbour')).rejects.toMatchObject({ message: 'The account alias harbour cannot be found.' })
  })

  it.each([
    ['ab', 'invalid-parameter'],
    ['-abc', 'invalid-parameter'],
    ['abc-', 'invalid-parameter'],
    ['a--b', 'invalid-parameter'],
    ['Abc', 'invalid-parameter'],
    ['a'.repeat(64), 'invalid-parameter'],
    ['123456789012', 'invalid-input'],
  ])('is not %j', async (alias, kind) => {
    await expect(create(alias)).rejects.toMatchObject({ kind })
  })
})

describe('GetAccountSummary', () => {
  it('counts what there is in the account', async () => {
    const caller = await test.newCaller()
    await createTestUser(test, caller)
    await createTestUser(test, caller)
    await runOperation(createGroup, { GroupName: 'g' }, caller, test.context)
    const { SummaryMap } = await runOperation(getAccountSummary, {}, caller, test.context)
    expect(Object.fromEntries(SummaryMap)).toMatchObject({
      Users: 2,
      UsersQuota: 5000,
      Groups: 1,
      Roles: 0,
      MFADevices: 0,
      AccountMFAEnabled: 0,
      AccountAccessKeysPresent: 1,
      AccessKeysPerUserQuota: 2,
    })
  })
})
