import type { Browser, Page } from '@playwright/test'
import { generateSync } from 'otplib'
import { expectAccessible } from './accessible.ts'
import { callIam, createIamUser, type TestIamUser } from './console.ts'
import { expect, test } from './gallery.ts'

async function signIn(page: Page, { accountId, userName, password }: TestIamUser): Promise<void> {
  await page.goto(`/console/sign-in/user?account=${accountId}`)
  await page.getByLabel('User name').fill(userName)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
}

async function elsewhere(browser: Browser, baseURL: string | undefined, user: TestIamUser): Promise<Page> {
  const page = await (await browser.newContext(baseURL ? { baseURL } : {})).newPage()
  await signIn(page, user)
  await expect(page).toHaveURL(/\/console\/repositories/)
  return page
}

const codeAt = (secret: string, at: number) => generateSync({ secret, epoch: Math.floor(at / 1000) })

test('a one-time code is asked for after the password', async ({ page, baseURL }) => {
  const origin = baseURL ?? ''
  const user = await createIamUser(origin)
  const made = await callIam(origin, { Action: 'CreateVirtualMFADevice', VirtualMFADeviceName: user.userName })
  const seed = Buffer.from(/<Base32StringSeed>([^<]+)</.exec(made)?.[1] ?? '', 'base64').toString()
  const enabledAt = Date.now()
  await callIam(origin, {
    Action: 'EnableMFADevice',
    UserName: user.userName,
    SerialNumber: `arn:aws:iam::${user.accountId}:mfa/${user.userName}`,
    AuthenticationCode1: codeAt(seed, enabledAt - 60_000 + 30_000),
    AuthenticationCode2: codeAt(seed, enabledAt),
  })
  await signIn(page, user)
  await expect(page.getByRole('heading', { name: 'One-time code' })).toBeVisible()
  await expectAccessible(page)
  const code = page.getByRole('textbox', { name: 'Code' })
  const goOn = async (text: string) => {
    await code.fill(text)
    await page.getByRole('button', { name: 'Go on' }).click()
  }
  await goOn('12')
  await expect(code).toBeFocused()
  await expect(code).toHaveAccessibleDescription(/six digits/)
  await goOn('000000')
  await expect(code).toHaveAccessibleDescription(/The code is wrong/)
  // Each is good once, and the device's own was; the next one is as good.
  await goOn(codeAt(seed, enabledAt + 30_000).replace(/^.../, '$& '))
  await expect(page).toHaveURL(/\/console\/repositories/)
  await page.goto('/console/sessions')
  await expect(page.getByText('With MFA')).toBeVisible()
})

test('sessions are listed and ended, and an ended one leads to the sign-in and back', async ({ page, browser, baseURL }) => {
  test.slow()
  const user = await createIamUser(baseURL ?? '')
  const first = await elsewhere(browser, baseURL, user)
  const second = await elsewhere(browser, baseURL, user)
  await signIn(page, user)
  await expect(page).toHaveURL(/\/console\/repositories/)
  await page.locator('summary', { hasText: user.userName }).click()
  await page.getByRole('link', { name: 'Sessions' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Sessions' })).toBeVisible()
  const sessions = page.getByRole('main').getByRole('listitem')
  await expect(sessions).toHaveCount(3)
  await expect(sessions.first()).toContainText('This session')
  await expectAccessible(page)
  await sessions.nth(1).getByRole('button', { name: /End/ }).click()
  await expect(page.getByRole('status').filter({ hasText: 'That session has ended.' })).toBeVisible()
  await expect(sessions).toHaveCount(2)
  await second.goto('/console/sessions')
  await expect(second.getByText('Your session has ended.')).toBeVisible()
  await expect(second).toHaveURL(/next=%2Fconsole%2Fsessions/)
  await page.getByRole('button', { name: 'End all other sessions' }).click()
  await expect(page.getByText('The other session has ended.')).toBeVisible()
  await expect(sessions).toHaveCount(1)
  await first.goto('/console/sessions')
  await expect(first.getByText('Your session has ended.')).toBeVisible()
  await first.context().close()
  await second.context().close()
})

test('signing out ends the session itself, not only its cookie', async ({ page, request, baseURL }) => {
  const user = await createIamUser(baseURL ?? '')
  await signIn(page, user)
  await expect(page).toHaveURL(/\/console\/repositories/)
  const kept = (await page.context().cookies()).find(({ name }) => name === 'galleon-session')?.value
  const open = () => request.get('/console/sessions', { headers: { Cookie: `galleon-session=${kept}` }, maxRedirects: 0 })
  expect((await open()).status()).toBe(200)
  await page.locator('summary', { hasText: user.userName }).click()
  await page.getByRole('button', { name: 'Sign out' }).click()
  await expect(page.getByText('You have signed out.')).toBeVisible()
  expect((await open()).status()).toBe(307)
})

test('a changed password ends the sessions', async ({ page, baseURL }) => {
  const user = await createIamUser(baseURL ?? '')
  await signIn(page, user)
  await expect(page).toHaveURL(/\/console\/repositories/)
  await callIam(baseURL ?? '', { Action: 'UpdateLoginProfile', UserName: user.userName, Password: 'battery staple' })
  await page.goto('/console/sessions')
  await expect(page.getByText('Your session has ended.')).toBeVisible()
})
