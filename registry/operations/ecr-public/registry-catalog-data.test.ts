import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Caller } from '#registry/operations/operation.ts'
import { runOperation } from '#registry/operations/run-operation.ts'
import { createTestContext, type TestCaller, type TestContext } from '#registry/testing/context.ts'
import { createTestUser } from '#registry/testing/iam-users.ts'
import { getRegistryCatalogData } from './get-registry-catalog-data.ts'
import { putRegistryCatalogData } from './put-registry-catalog-data.ts'

let test: TestContext
let caller: TestCaller

beforeAll(async () => {
  test = await createTestContext()
  caller = await test.newCaller()
})
afterAll(() => test.close())

const put = (input: unknown, by: Caller = caller) => runOperation(putRegistryCatalogData, input, by, test.context)
const get = (by: Caller = caller) => runOperation(getRegistryCatalogData, {}, by, test.context)
const named = (displayName: string) => ({ registryCatalogData: { displayName } })

describe('the catalog data of a registry', () => {
  it('is empty at first', async () => expect(await get()).toEqual(named('')))

  it('has the display name that was put, in any script, up to a hundred characters', async () => {
    for (const displayName of ['Harbour Tools', '🚢'.repeat(100)]) {
      expect(await put({ displayName })).toEqual(named(displayName))
      expect(await get()).toEqual(named(displayName))
    }
  })

  it('is cleared with an empty name, and without one', async () => {
    for (const nothing of [{ displayName: '' }, {}]) {
      await put({ displayName: 'Harbour Tools' })
      expect(await put(nothing)).toEqual(named(''))
      expect(await get()).toEqual(named(''))
    }
  })

  it('stays as it was when the name is too long', async () => {
    await put({ displayName: 'Before' })
    await expect(put({ displayName: 'd'.repeat(101) })).rejects.toMatchObject({
      kind: 'invalid-parameter',
      message: "Invalid parameter at 'displayName' failed to satisfy constraint: 'must have length less than or equal to 100'",
    })
    expect(await get()).toEqual(named('Before'))
  })

  it('is each account’s own', async () => {
    const stranger = await test.newCaller()
    await put({ displayName: 'Theirs' }, stranger)
    await put({ displayName: 'Ours' })
    expect(await get(stranger)).toEqual(named('Theirs'))
  })

  it('is read and put by those whose policies allow it on the registry', async () => {
    const resource = `arn:aws:ecr-public::${caller.accountId}:registry/${caller.accountId}`
    const { caller: reader } = await createTestUser(test, caller, { allow: ['ecr-public:GetRegistryCatalogData'], resource })
    await expect(get(reader)).resolves.toBeDefined()
    await expect(put({}, reader)).rejects.toMatchObject({
      kind: 'access-denied',
      message: expect.stringContaining(`is not authorized to perform: ecr-public:PutRegistryCatalogData on resource: ${resource}`),
    })
  })
})
