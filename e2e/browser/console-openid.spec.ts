import { randomUUID } from 'node:crypto'
import { startOpenIdProvider, type TestOpenIdProvider } from '#registry/testing/openid-provider.ts'
import { expectAccessible } from './accessible.ts'
import { callIam, pageWithoutScript } from './console.ts'
import { expect, test } from './gallery.ts'

let provider: TestOpenIdProvider
test.beforeAll(async ({ baseURL }) => {
  provider = await startOpenIdProvider({ port: Number(process.env.E2E_OPENID_PORT), redirectUri: `${baseURL}/console/sign-in/callback` })
})
test.afterAll(() => provider.close())

/** A role that trusts the provider and may list repositories; its name and ARN. */
async function newRole(origin: string): Promise<{ readonly name: string; readonly arn: string }> {
  const name = `Crew-${randomUUID().slice(0, 8)}`
  const user = await callIam(origin, { Action: 'GetUser' })
  const accountId = /arn:aws:iam::(\d{12}):/.exec(user)?.[1] ?? ''
  const Federated = `arn:aws:iam::${accountId}:oidc-provider/${provider.issuer.replace('http://', '')}`
  const document = (statement: object) => JSON.stringify({ Version: '2012-10-17', Statement: { Effect: 'Allow', ...statement } })
  const AssumeRolePolicyDocument = document({ Principal: { Federated }, Action: 'sts:AssumeRoleWithWebIdentity' })
  await callIam(origin, { Action: 'CreateRole', RoleName: name, AssumeRolePolicyDocument })
  const PolicyDocument = document({ Action: ['ecr-public:DescribeRepositories', 'ecr-public:DescribeImages'], Resource: '*' })
  await callIam(origin, { Action: 'PutRolePolicy', RoleName: name, PolicyName: 'may-list', PolicyDocument })
  return { name, arn: `arn:aws:iam::${accountId}:role/${name}` }
}

test('somebody signs in at the provider, acts as their role, and signs out', async ({ page, baseURL }) => {
  const role = await newRole(baseURL ?? '')
  provider.signInAs({ sub: 'ada', email: 'ada@harbour.example', email_verified: true, galleon_role: role.arn })
  await page.goto('/console/sign-in/user?next=/console/repositories/create')
  await page.getByRole('link', { name: 'Sign in with Harbour ID' }).click()
  await expect(page).toHaveURL('/console/repositories/create')
  const menu = page.locator('summary', { hasText: 'ada@harbour.example' })
  await menu.click()
  await expect(page.getByText(`ada@harbour.example, as role ${role.name}`)).toBeVisible()
  await expect(page.getByRole('link', { name: 'Security' })).toHaveCount(0)
  await page.getByLabel('Repository name').fill(`crew/${role.name.toLowerCase()}`)
  await page.getByRole('main').getByRole('button', { name: 'Create repository' }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'is not authorized to perform: ecr-public:CreateRepository' })).toContainText(
    `assumed-role/${role.name}/ada@harbour.example`,
  )
  await page.goto('/console/repositories')
  await expect(page.getByText('You may not see this')).toHaveCount(0)
  await menu.click()
  await page.getByRole('button', { name: 'Sign out' }).click()
  await expect(page.getByText('You have signed out.')).toBeVisible()
})

test('who has no role, declines, or comes back too late is told so at the sign-in', async ({ page }) => {
  const link = page.getByRole('link', { name: 'Sign in with Harbour ID' })
  provider.signInAs({ sub: 'eve' })
  await page.goto('/console/sign-in')
  await link.click()
  await expect(page.getByRole('alert').filter({ hasText: 'you have no role here' })).toBeVisible()
  // The provider would remember.
  await page.context().clearCookies()
  provider.signInAs(undefined)
  await link.click()
  await expect(page.getByRole('alert').filter({ hasText: 'did not say who you are' })).toBeVisible()
  await page.goto('/console/sign-in/callback?code=made-up&state=made-up')
  await expect(page.getByRole('alert').filter({ hasText: 'took too long, or was begun in another browser' })).toBeVisible()
  await expectAccessible(page)
  await page.goto('/console/repositories')
  await expect(page).toHaveURL(/\/console\/sign-in/)
})

test('it works without JavaScript, and leads to no other site', async ({ browser, baseURL }) => {
  const role = await newRole(baseURL ?? '')
  provider.signInAs({ sub: 'grace', galleon_role: role.arn })
  const plain = await pageWithoutScript(browser, baseURL)
  await plain.goto('/console/sign-in?next=//evil.example/console')
  await plain.getByRole('link', { name: 'Sign in with Harbour ID' }).click()
  await expect(plain).toHaveURL(`${baseURL}/console/repositories`)
  await expect(plain.locator('summary', { hasText: 'grace' })).toBeVisible()
})

test('two that are begun beside one another both come back, and another site begins none', async ({ page, context, baseURL }) => {
  const role = await newRole(baseURL ?? '')
  provider.signInAs({ sub: 'hopper', galleon_role: role.arn })
  const answers = await Promise.all([1, 2].map(() => context.request.get('/console/sign-in/provider', { maxRedirects: 0 })))
  for (const answer of answers) {
    await page.goto(answer.headers().location ?? '')
    await expect(page).toHaveURL('/console/repositories')
  }
  const headers = { 'Sec-Fetch-Site': 'cross-site' }
  const foreign = await context.request.get('/console/sign-in/provider', { maxRedirects: 0, headers })
  expect(foreign.headers().location).toBe('/console/sign-in')
})
