import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { anonymous } from '#registry/domain/principal.ts'
import { runOperation } from '#registry/operations/run-operation.ts'
import { createTestContext, type TestCaller, type TestContext } from '#registry/testing/context.ts'
import { getAwsDefaultServiceQuota } from './get-aws-default-service-quota.ts'
import { getServiceQuota } from './get-service-quota.ts'
import { listAwsDefaultServiceQuotas } from './list-aws-default-service-quotas.ts'
import { listServiceQuotas } from './list-service-quotas.ts'

const ServiceCode = 'ecr-public'

let test: TestContext
let caller: TestCaller
beforeAll(async () => {
  test = await createTestContext({ quotaDefaults: {} })
  caller = await test.newCaller()
})
afterAll(() => test.close())

const list = (input: object) => runOperation(listServiceQuotas, { ServiceCode, ...input }, caller, test.context)
const get = (QuotaCode: string) => runOperation(getServiceQuota, { ServiceCode, QuotaCode }, caller, test.context)

describe('the quotas of an account', () => {
  it("are the guide's", async () => {
    const { Quotas, NextToken } = await list({})
    expect(NextToken).toBeUndefined()
    expect(Object.fromEntries(Quotas.map(({ QuotaName, Value }) => [QuotaName, Value]))).toEqual({
      'Registered repositories': 10_000,
      'Images per repository': 10_000,
      'Rate of authenticated image pulls': 10,
      'Rate of unauthenticated image pulls': 1,
      'Rate of GetAuthorizationToken requests': 200,
      'Rate of BatchCheckLayerAvailability requests': 200,
      'Rate of InitiateLayerUpload requests': 200,
      'Rate of CompleteLayerUpload requests': 10,
      'Rate of UploadLayerPart requests': 260,
      'Rate of PutImage requests': 10,
      'Layer parts': 1000,
      'Maximum layer size': 10_000,
      'Minimum layer part size': 5,
      'Maximum layer part size': 10,
      'Tags per image': 1000,
    })
  })

  it('have the shape of the API', async () => {
    const { Quota } = await get('L-PUTIMAGE')
    expect(Quota).toMatchObject({
      ServiceCode,
      QuotaArn: `arn:aws:servicequotas:us-east-1:${caller.accountId}:ecr-public/L-PUTIMAGE`,
      QuotaCode: 'L-PUTIMAGE',
      Value: 10,
      Unit: 'None',
      Adjustable: true,
      GlobalQuota: false,
      Period: { PeriodValue: 1, PeriodUnit: 'SECOND' },
    })
  })

  it('are walked page by page, each once, with tokens that are good for this list only', async () => {
    const all = await list({})
    const seen: string[] = []
    let NextToken: string | undefined
    do {
      const page = await list({ MaxResults: 4, NextToken })
      expect(page.Quotas.length).toBeLessThanOrEqual(4)
      seen.push(...page.Quotas.map(({ QuotaCode }) => QuotaCode))
      NextToken = page.NextToken
    } while (NextToken)
    expect(seen).toEqual(all.Quotas.map(({ QuotaCode }) => QuotaCode))
    const { NextToken: token } = await list({ MaxResults: 4 })
    const elsewhere = runOperation(listAwsDefaultServiceQuotas, { ServiceCode, NextToken: token }, caller, test.context)
    await expect(elsewhere).rejects.toMatchObject({ kind: 'invalid-parameter' })
  })

  it('are those that the operator gave, beside the defaults', async () => {
    const other = await test.newCaller()
    await test.context.quotas.set(other.accountId, 'L-REPOSITORIES', 25)
    const input = { ServiceCode, QuotaCode: 'L-REPOSITORIES' }
    expect((await runOperation(getServiceQuota, input, other, test.context)).Quota.Value).toBe(25)
    expect((await get('L-REPOSITORIES')).Quota.Value).toBe(10_000)
    const byDefault = await runOperation(getAwsDefaultServiceQuota, input, other, test.context)
    expect(byDefault.Quota).toMatchObject({ Value: 10_000, QuotaArn: 'arn:aws:servicequotas:us-east-1::ecr-public/L-REPOSITORIES' })
  })

  it('have no value where a rate has no limit', async () => {
    const other = await test.newCaller()
    await test.context.quotas.set(other.accountId, 'L-PULLS', 0)
    const { Quota } = await runOperation(getServiceQuota, { ServiceCode, QuotaCode: 'L-PULLS' }, other, test.context)
    expect(Quota).not.toHaveProperty('Value')
  })

  it.each([
    [{ ServiceCode: 'lambda', QuotaCode: 'L-IMAGES' }, 'no-such-resource'],
    [{ ServiceCode, QuotaCode: 'L-NONE' }, 'no-such-resource'],
    [{ ServiceCode, QuotaCode: 'not a code' }, 'invalid-parameter'],
    [{ QuotaCode: 'L-IMAGES' }, 'invalid-parameter'],
  ])('are not there for %o', async (input, kind) => {
    await expect(runOperation(getServiceQuota, input, caller, test.context)).rejects.toMatchObject({ kind })
  })

  it('are nobody else’s to see', async () => {
    const stranger = { ...caller, principal: anonymous }
    await expect(runOperation(listServiceQuotas, { ServiceCode }, stranger, test.context)).rejects.toMatchObject({ kind: 'access-denied' })
  })
})

describe('counts', () => {
  it('of repositories end at the quota', async () => {
    const { createRepository } = await import('#registry/operations/ecr-public/create-repository.ts')
    const other = await test.newCaller()
    await test.context.quotas.set(other.accountId, 'L-REPOSITORIES', 2)
    const create = (repositoryName: string) => runOperation(createRepository, { repositoryName }, other, test.context)
    await create('one')
    await create('two')
    await expect(create('three')).rejects.toMatchObject({ kind: 'limit-exceeded', message: expect.stringContaining('at most 2') })
  })
})
