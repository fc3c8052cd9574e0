import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runOperation } from '#registry/operations/run-operation.ts'
import { createTestContext, type TestContext } from '#registry/testing/context.ts'
import { createTestUser, type TestUserOptions } from '#registry/testing/iam-users.ts'
import { getAuthorizationToken } from './get-authorization-token.ts'

let test: TestContext
const now = new Date('2026-11-23T08:00:00.000Z')

beforeAll(async () => {
  test = await createTestContext({ clock: () => now })
})
afterAll(() => test.close())

describe('GetAuthorizationToken', () => {
  it('answers a token of twelve hours that stands for its caller', async () => {
    const caller = await test.newCaller()
    const { authorizationData } = await runOperation(getAuthorizationToken, {}, caller, test.context)
    expect(authorizationData.expiresAt).toEqual(new Date('2026-11-23T20:00:00.000Z'))
    expect(authorizationData.authorizationToken).toMatch(/^\S+$/)
    expect(await test.context.tokens.verify(authorizationData.authorizationToken)).toEqual(caller.principal)
  })

  it('encodes the user name and a password that the command line can take apart at its one colon', async () => {
    const { authorizationData } = await runOperation(getAuthorizationToken, {}, await test.newCaller(), test.context)
    const [user, password, ...rest] = Buffer.from(authorizationData.authorizationToken, 'base64').toString().split(':')
    expect([user, rest]).toEqual(['AWS', []])
    expect(password).toMatch(/^[\w.-]+$/)
  })

  it('needs both permissions, which may depend on the service and the time that the token is good for', async () => {
    const root = await test.newCaller()
    const get = async (options: TestUserOptions) =>
      runOperation(getAuthorizationToken, {}, (await createTestUser(test, root, options)).caller, test.context)
    const both = ['ecr-public:GetAuthorizationToken', 'sts:GetServiceBearerToken']
    await expect(get({ allow: both })).resolves.toBeDefined()
    const condition = {
      StringEquals: { 'sts:AWSServiceName': 'ecr-public.amazonaws.com' },
      NumericLessThanEquals: { 'sts:DurationSeconds': '43200' },
    }
    await expect(get({ allow: both, condition })).resolves.toBeDefined()
    await expect(get({ allow: both, condition: { NumericLessThan: { 'sts:DurationSeconds': '43200' } } })).rejects.toMatchObject({
      kind: 'access-denied',
    })
    for (const [allowed, missing] of [both, both.toReversed()] as const) {
      await expect(get({ allow: [allowed!] })).rejects.toMatchObject({
        kind: 'access-denied',
        message: expect.stringContaining(
          `is not authorized to perform: ${missing} on resource: * because no identity-based policy allows the ${missing} action`,
        ),
      })
    }
  })
})
