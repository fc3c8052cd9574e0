import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createInvalidations } from '#registry/stores/postgres/invalidations.ts'
import { createTestContext, type TestContext } from '#registry/testing/context.ts'
import { createQuotaStore } from './quota-store.ts'

let test: TestContext
beforeAll(async () => {
  test = await createTestContext()
})
afterAll(() => test.close())

describe('quotas', () => {
  it('are the defaults until an operator gives an account another value, and again when that is taken away', async () => {
    const { quotas } = test.context
    const { accountId } = await test.newCaller()
    const other = await test.newCaller()
    expect(await quotas.quotaOf(accountId, 'L-IMAGES')).toBe(10_000)
    await quotas.set(accountId, 'L-IMAGES', 3)
    expect(await quotas.quotaOf(accountId, 'L-IMAGES')).toBe(3)
    await quotas.set(accountId, 'L-IMAGES', 4)
    expect(await quotas.quotaOf(accountId, 'L-IMAGES')).toBe(4)
    expect((await quotas.overridesOf(accountId)).get('L-IMAGES')).toBe(4)
    expect(await quotas.quotaOf(accountId, 'L-REPOSITORIES')).toBe(10_000)
    expect(await quotas.quotaOf(other.accountId, 'L-IMAGES')).toBe(10_000)
    await quotas.set(accountId, 'L-IMAGES', undefined)
    expect(await quotas.quotaOf(accountId, 'L-IMAGES')).toBe(10_000)
  })

  it('are new at once in a process that remembers the old ones', async () => {
    const { accountId } = await test.newCaller()
    const { context, database, databaseUrl } = test
    const invalidations = await createInvalidations(databaseUrl, context.log)
    const elsewhere = createQuotaStore(database, invalidations)
    expect(await elsewhere.quotaOf(accountId, 'L-PUTIMAGE')).toBe(10)
    await context.quotas.set(accountId, 'L-PUTIMAGE', 7)
    await expect.poll(() => elsewhere.quotaOf(accountId, 'L-PUTIMAGE')).toBe(7)
    await invalidations.close()
  })

  it('are of no account that there is not', async () => {
    await expect(test.context.quotas.set('100000000000', 'L-IMAGES', 1)).rejects.toMatchObject({ kind: 'registry-not-found' })
  })

  it('are not kept of a change that was undone', async () => {
    const { quotas, transactions } = test.context
    const { accountId } = await test.newCaller()
    const undone = transactions.run(async () => {
      await quotas.set(accountId, 'L-IMAGES', 3)
      expect(await quotas.quotaOf(accountId, 'L-IMAGES')).toBe(3)
      throw new Error('undone')
    })
    await expect(undone).rejects.toThrow('undone')
    expect(await quotas.quotaOf(accountId, 'L-IMAGES')).toBe(10_000)
  })
})
