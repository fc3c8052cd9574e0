import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { OpenIdConfig } from '#registry/config/config.ts'
import type { Context } from '#registry/context.ts'
import { anonymous } from '#registry/domain/principal.ts'
import { createIdentityProvider } from '#registry/oidc/identity-provider.ts'
import { endConsoleSession } from '#registry/operations/galleon/end-console-session.ts'
import { createRole } from '#registry/operations/iam/create-role.ts'
import { updateAssumeRolePolicy } from '#registry/operations/iam/update-assume-role-policy.ts'
import type { Caller } from '#registry/operations/operation.ts'
import { runOperation } from '#registry/operations/run-operation.ts'
import { getCallerIdentity } from '#registry/operations/sts/get-caller-identity.ts'
import { createTestContext, type TestCaller, type TestContext } from '#registry/testing/context.ts'
import { followTo, startOpenIdProvider, type TestOpenIdProvider } from '#registry/testing/openid-provider.ts'
import { getSignInOptions } from './get-sign-in-options.ts'
import { beginOpenIdSignIn, finishOpenIdSignIn } from './openid-sign-in.ts'

const callback = 'https://gallery.test/console/sign-in/callback'
let test: TestContext
let provider: TestOpenIdProvider
let owner: TestCaller
let context: Context
let roleArn: string
let network = 0

beforeAll(async () => {
  test = await createTestContext()
  provider = await startOpenIdProvider({ redirectUri: callback })
  owner = await test.newCaller()
  roleArn = `arn:aws:iam::${owner.accountId}:role/Publisher`
  const { clientId, clientSecret, issuer } = provider
  const rules = [
    { claim: 'groups', value: 'publishers', role: roleArn },
    { claim: 'email', value: 'boss@harbour.example', role: roleArn },
    { claim: 'galleon_role' },
    { claim: 'groups', value: 'ghosts', role: `arn:aws:iam::${owner.accountId}:role/NotThere` },
  ]
  const openId: OpenIdConfig = {
    name: 'Harbour ID',
    issuer,
    clientId,
    clientSecret,
    scope: 'openid email profile',
    emailVerified: false,
    rules,
  }
  const identityProvider = createIdentityProvider(openId, test.context.log)
  context = { ...test.context, config: { ...test.context.config, openId }, identityProvider }
  await runOperation(createRole, { RoleName: 'Publisher', AssumeRolePolicyDocument: trusting() }, owner, context)
})
afterAll(async () => {
  await provider.close()
  await test.close()
})
beforeEach(() => {
  network++
})
afterEach(() => trust(trusting()))

const providerArn = () => `arn:aws:iam::${owner.accountId}:oidc-provider/${provider.issuer.replace('http://', '')}`
const trusting = (more: object = {}, principal: unknown = { Federated: providerArn() }, action = 'sts:AssumeRoleWithWebIdentity') =>
  JSON.stringify({ Version: '2012-10-17', Statement: { Effect: 'Allow', Principal: principal, Action: action, ...more } })
const trust = (PolicyDocument: string) => runOperation(updateAssumeRolePolicy, { RoleName: 'Publisher', PolicyDocument }, owner, context)
const visitor = (): Caller => ({ principal: anonymous, request: { ...owner.request, sourceIp: `10.9.${network}.1` } })
const begin = () => runOperation(beginOpenIdSignIn, {}, visitor(), context)
const finish = (ticket: string, parameters: string) => runOperation(finishOpenIdSignIn, { ticket, parameters }, visitor(), context)
const queryOf = (url: string) => new URL(url).search.slice(1)

async function signInAs(person: Parameters<TestOpenIdProvider['signInAs']>[0]) {
  provider.signInAs(person)
  const { authorizationUrl, ticket } = await begin()
  return finish(ticket, queryOf(await followTo(callback, authorizationUrl)))
}

const ada = { sub: 'ada-1', email: 'ada@harbour.example', email_verified: true, groups: ['crew', 'publishers'] }

describe('who signs in at the provider', () => {
  it('acts as the role that a rule gives them, and is in the log', async () => {
    expect(await runOperation(getSignInOptions, {}, visitor(), context)).toEqual({
      signUp: 'closed',
      passkeys: true,
      openId: { name: 'Harbour ID' },
    })
    const { credentials, who } = await signInAs(ada)
    expect(who).toMatchObject({ type: 'role', accountId: owner.accountId, roleName: 'Publisher', userName: 'ada@harbour.example' })
    const { principal } = (await context.identities.findCredential(credentials.accessKeyId))!
    const caller = { principal, request: owner.request }
    expect((await runOperation(getCallerIdentity, {}, caller, context)).Arn).toBe(
      `arn:aws:sts::${owner.accountId}:assumed-role/Publisher/ada@harbour.example`,
    )
    await context.events.flush()
    const { items } = await context.events.lookup({ accountId: owner.accountId }, { limit: 50 })
    const login = items.find(({ name }) => name === 'ConsoleLogin')
    expect(JSON.parse(login?.text ?? '{}')).toMatchObject({
      userIdentity: { type: 'AssumedRole', arn: `arn:aws:sts::${owner.accountId}:assumed-role/Publisher/ada@harbour.example` },
      responseElements: { ConsoleLogin: 'Success' },
    })
    await runOperation(endConsoleSession, { sessionId: credentials.accessKeyId }, caller, context)
    expect(await context.identities.findCredential(credentials.accessKeyId)).toBeUndefined()
  })

  it('acts as the role that a claim names', async () => {
    expect((await signInAs({ sub: 'grace', galleon_role: roleArn })).who).toMatchObject({ roleName: 'Publisher', userName: 'grace' })
  })

  it.each([false, 'false', undefined])('has no address unless the provider vouches for it: %j', async (email_verified) => {
    const { who } = await signInAs({ ...ada, email_verified })
    expect(who.userName).toBe('ada-1')
    await expect(signInAs({ sub: 'eve', email: 'boss@harbour.example', email_verified })).rejects.toMatchObject({ kind: 'access-denied' })
    expect((await signInAs({ sub: 'boss', email: 'boss@harbour.example', email_verified: true })).who.roleName).toBe('Publisher')
  })

  it.each([
    ['has no role', { sub: 'eve', groups: ['crew'] }],
    ['has a role that is not there', { sub: 'eve', groups: ['ghosts'] }],
    ['names what is no role', { sub: 'eve', galleon_role: 'Publisher' }],
  ])('is refused when they %s', async (_title, person) => {
    await expect(signInAs(person)).rejects.toMatchObject({
      kind: 'access-denied',
      message: expect.stringContaining('You have no role here.'),
    })
  })

  it('is refused when they decline', async () => {
    await expect(signInAs(undefined)).rejects.toMatchObject({ kind: 'identity-provider-failed' })
  })
})

describe('a role', () => {
  const refused = { kind: 'access-denied' }

  it('is only for whom its conditions let in', async () => {
    const sub = `${provider.issuer.replace('http://', '')}:sub`
    await trust(trusting({ Condition: { StringEquals: { [sub]: 'somebody else' } } }))
    await expect(signInAs(ada)).rejects.toMatchObject(refused)
    await trust(trusting({ Condition: { StringEquals: { [sub]: 'ada-1' } } }))
    expect((await signInAs(ada)).who.roleName).toBe('Publisher')
  })

  it.each<[string, unknown, string]>([
    ['everybody', '*', 'sts:*'],
    ['its account', { AWS: '111122223333' }, 'sts:*'],
    ['another provider', { Federated: 'accounts.example.com' }, 'sts:AssumeRoleWithWebIdentity'],
    ['the provider for something else', undefined, 'sts:AssumeRole'],
  ])('that trusts %s trusts not the provider', async (_title, principal, action) => {
    const named = principal && typeof principal === 'object' && 'AWS' in principal ? { AWS: owner.accountId } : principal
    await trust(trusting({}, named ?? { Federated: providerArn() }, action))
    await expect(signInAs(ada)).rejects.toMatchObject(refused)
  })
})

describe('what comes back', () => {
  it('must belong to what was begun, and counts once', async () => {
    provider.signInAs(ada)
    const [first, second] = [await begin(), await begin()]
    const query = queryOf(await followTo(callback, first.authorizationUrl))
    await expect(finish(second.ticket, query)).rejects.toMatchObject({ kind: 'identity-provider-failed' })
    await expect(finish('made-up', query)).rejects.toMatchObject({ kind: 'token-expired' })
    await expect(finish(first.ticket, query.replace(/code=[^&]+/, 'code=made-up'))).rejects.toMatchObject({
      kind: 'identity-provider-failed',
    })
    const query2 = queryOf(await followTo(callback, second.authorizationUrl))
    await finish(second.ticket, query2)
    await expect(finish(second.ticket, query2)).rejects.toMatchObject({ kind: 'identity-provider-failed' })
  })

  it('is not asked for where no provider is set up', async () => {
    expect(await runOperation(getSignInOptions, {}, visitor(), test.context)).toEqual({ signUp: 'closed', passkeys: true })
    await expect(runOperation(beginOpenIdSignIn, {}, visitor(), test.context)).rejects.toMatchObject({ kind: 'unsupported' })
  })
})
