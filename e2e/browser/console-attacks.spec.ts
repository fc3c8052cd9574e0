import { openConsole } from './console.ts'
import { createAccount, pageOfOwner } from './console-account.ts'
import { newRepository, openPage } from './console-repository.ts'
import { expect, test } from './gallery.ts'

test('what another account has is not there', async ({ page, browser, baseURL }) => {
  test.slow()
  const { shortName } = await newRepository(baseURL)
  const stranger = await pageOfOwner(browser, baseURL, await createAccount(page))
  for (const about of [
    'images',
    'detail',
    'permissions',
    'tags',
    'history',
    'edit',
    'push-commands',
    'delete',
    'add-statement',
    'edit-policy',
  ]) {
    await openPage(stranger, about, shortName)
    await expect(stranger.getByRole('main'), about).toContainText(/does not exist|There is nothing here/)
  }
})

test('a form that is made to name another’s session ends none', async ({ page, browser, baseURL }) => {
  test.slow()
  const [account, victim] = [await createAccount(page), await createAccount(page)]
  const [victims, victimsOther] = [await pageOfOwner(browser, baseURL, victim), await pageOfOwner(browser, baseURL, victim)]
  await victims.goto('/console/sessions')
  const sessionId = await victims.locator('input[name="sessionId"]').inputValue()
  const stranger = await pageOfOwner(browser, baseURL, account)
  await pageOfOwner(browser, baseURL, account)
  await stranger.goto('/console/sessions')
  await stranger.locator('input[name="sessionId"]').evaluate((input: HTMLInputElement, id) => {
    input.value = id
  }, sessionId)
  await stranger.getByRole('button', { name: /^End the session/ }).click()
  await expect(stranger.getByRole('main').getByRole('alert')).toBeVisible()
  await victimsOther.goto('/console/repositories')
  await expect(victimsOther.getByRole('heading', { level: 1, name: 'Repositories' })).toBeVisible()
})

test('a form of another site does nothing', async ({ page, request }) => {
  await openConsole(page)
  await page.goto('/console/registry')
  const sent = page.waitForRequest((each) => each.method() === 'POST' && each.url().endsWith('/console/registry'))
  await page.getByRole('textbox', { name: 'Display name' }).fill('Operators')
  await page.getByRole('button', { name: 'Save changes' }).click()
  const genuine = await sent
  await expect(page.getByText('The display name is saved.')).toBeVisible()
  const all = await genuine.allHeaders()
  const headers = Object.fromEntries(Object.entries(all).filter(([name]) => !name.startsWith(':') && name !== 'content-length'))
  const send = async (name: string, foreign: Readonly<Record<string, string>>) => {
    const body = (genuine.postData() ?? '').replace(/(name="_?1_displayName"\r\n\r\n)[^\r]*/, `$1${name}`)
    expect(body).toContain(name)
    await request.post('/console/registry', { headers: { ...headers, ...foreign }, data: Buffer.from(body) })
    await page.goto('/console/registry')
    return page.getByRole('textbox', { name: 'Display name' }).inputValue()
  }
  // Sent once more from here it counts, so what follows is refused for where it comes from.
  expect(await send('Sent from here', {})).toBe('Sent from here')
  for (const foreign of [{ origin: 'https://evil.example' }, { 'sec-fetch-site': 'cross-site' }] as Record<string, string>[]) {
    expect(await send('Taken over', foreign)).toBe('Sent from here')
  }
})

test('no page of the console may be framed or kept by a cache', async ({ page }) => {
  await openConsole(page)
  for (const path of [
    '/console/repositories',
    '/console/registry',
    '/console/operator/accounts',
    '/console/security',
    '/console/sign-in',
  ]) {
    const response = await page.goto(path)
    const headers = response?.headers() ?? {}
    expect(headers['content-security-policy'], path).toContain("frame-ancestors 'none'")
    expect(headers['x-frame-options'], path).toBe('DENY')
    expect(headers['cache-control'], path).toMatch(/private|no-store/)
  }
})
