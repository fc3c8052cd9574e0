import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestContext, type TestContext } from '#registry/testing/context.ts'
import { listQuotas, setQuota } from './set-quota.ts'

let test: TestContext
let accountId: string
beforeAll(async () => {
  test = await createTestContext({ quotaDefaults: {} })
  ;({ accountId } = await test.newCaller())
})
afterAll(() => test.close())

const effective = async (code: string) => (await listQuotas(accountId, test.context)).find(({ quota }) => quota.code === code)?.value

describe('quotas of one account', () => {
  it('are set, listed beside the default, and taken away', async () => {
    expect(await setQuota({ accountId, code: 'L-PULLS', value: 2.5 }, test.context)).toMatchObject({ value: 2.5, defaultValue: 10 })
    expect(await effective('L-PULLS')).toBe(2.5)
    await setQuota({ accountId, code: 'L-PULLS', value: undefined }, test.context)
    expect(await effective('L-PULLS')).toBe(10)
  })

  it.each([
    [{ code: 'L-NONE', value: 1 }, 'no-such-resource'],
    [{ code: 'L-TAGS', value: 1 }, 'invalid-parameter'],
    [{ code: 'L-PULLSANONYMOUS', value: 1 }, 'invalid-parameter'],
    [{ code: 'L-IMAGES', value: -1 }, 'invalid-parameter'],
    [{ code: 'L-IMAGES', value: 1.5 }, 'invalid-parameter'],
    [{ code: 'L-IMAGES', value: Number.NaN }, 'invalid-parameter'],
    [{ code: 'L-IMAGES', value: 1, accountId: '100000000000' }, 'registry-not-found'],
  ])('are not set to %o', async (input, kind) => {
    await expect(setQuota({ accountId, ...input }, test.context)).rejects.toMatchObject({ kind })
  })
})
