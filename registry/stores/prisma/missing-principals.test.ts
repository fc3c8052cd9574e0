import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestContext, type TestContext } from '#registry/testing/context.ts'

let test: TestContext
let accountId: string

beforeAll(async () => {
  test = await createTestContext()
  accountId = (await test.newCaller()).accountId
  const { prisma } = test.database
  await prisma.iamUser.create({ data: { id: 'AIDAAAAAAAAAAAAAAAAAA', accountId, name: 'Mary', path: '/staff/' } })
  await prisma.iamRole.create({ data: { id: 'AROAAAAAAAAAAAAAAAAAA', accountId, name: 'builder', trustPolicy: '{}' } })
})
afterAll(() => test.close())

const missing = (...principals: readonly string[]) =>
  test.context.identities.missingPrincipals(principals.map((principal) => principal.replaceAll('ACCOUNT', accountId)))

describe('principals', () => {
  it.each([
    'ACCOUNT',
    'arn:aws:iam::ACCOUNT:root',
    'arn:aws:iam::ACCOUNT:user/staff/Mary',
    'arn:aws:iam::ACCOUNT:role/builder',
    'arn:aws:sts::ACCOUNT:assumed-role/builder/session-1',
    'arn:aws:sts::ACCOUNT:federated-user/anybody',
    'AIDAAAAAAAAAAAAAAAAAA',
    'AROAAAAAAAAAAAAAAAAAA',
  ])('that are there are not missing: %s', async (principal) => expect(await missing(principal)).toEqual([]))

  it.each([
    '100000000000',
    'arn:aws:iam::100000000000:root',
    'arn:aws:iam::100000000000:user/staff/Mary',
    'arn:aws:iam::ACCOUNT:user/Mary',
    'arn:aws:iam::ACCOUNT:user/staff/mary',
    'arn:aws:iam::ACCOUNT:user/builder',
    'arn:aws:iam::ACCOUNT:role/staff/Mary',
    'arn:aws:iam::ACCOUNT:role/Builder',
    'arn:aws-cn:iam::ACCOUNT:role/builder',
    'arn:aws:sts::ACCOUNT:assumed-role/nobody/session-1',
    'arn:aws:sts::100000000000:federated-user/anybody',
    'AIDABBBBBBBBBBBBBBBBB',
  ])('that are not there are missing: %s', async (principal) => {
    expect(await missing('ACCOUNT', principal)).toEqual([principal.replaceAll('ACCOUNT', accountId)])
  })

  it('none are missing of none', async () => expect(await missing()).toEqual([]))
})
