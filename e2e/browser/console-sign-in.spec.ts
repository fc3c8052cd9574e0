import { expectAccessible, expectToFit } from './accessible.ts'
import { createIamUser, operator, pageWithoutScript, signInAsRoot } from './console.ts'
import { expect, test } from './gallery.ts'

const wrong = 'Your authentication information is incorrect. Please try again.'

test('the root user signs in, sees who they are, and signs out', async ({ page }) => {
  await page.goto('/')
  await page.getByRole('link', { name: 'Sign in' }).click()
  await expect(page).toHaveURL('/console/sign-in')
  await signInAsRoot(page)
  await expect(page.getByRole('heading', { level: 1, name: 'Repositories' })).toBeVisible()
  await page.locator('summary', { hasText: 'Operator' }).click()
  await expect(page.getByText('Root user')).toBeVisible()
  await page.goto('/')
  await page.getByRole('link', { name: 'Console', exact: true }).click()
  await expect(page).toHaveURL('/console/repositories')
  await page.locator('summary', { hasText: 'Operator' }).click()
  await page.getByRole('button', { name: 'Sign out' }).click()
  await expect(page.getByText('You have signed out.')).toBeVisible()
  await page.goto('/console/repositories')
  await expect(page).toHaveURL(/\/console\/sign-in\?next=/)
})

test('an IAM user signs in, and is told what they may not see', async ({ page, baseURL }) => {
  const reader = await createIamUser(baseURL ?? '', { policies: ['AmazonElasticContainerRegistryPublicReadOnly'] })
  const nobody = await createIamUser(baseURL ?? '')
  for (const user of [reader, nobody]) {
    await page.goto(`/console/sign-in/user?account=${user.accountId}`)
    await page.getByLabel('User name').fill(user.userName)
    await page.getByLabel('Password').fill(user.password)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await expect(page).toHaveURL(/\/console\/repositories/)
    const refusal = page.getByRole('alert').filter({ hasText: 'You may not see this' })
    if (user === reader) await expect(refusal).toHaveCount(0)
    else await expect(refusal).toContainText(`user/${user.userName} is not authorized to perform: ecr-public:DescribeRepositories`)
  }
})

test('one comes back to where one was going, and to no other site', async ({ page }) => {
  const { email, password } = operator()
  const fill = async () => {
    await page.getByLabel('E-mail address').fill(email)
    await page.getByLabel('Password').fill(password)
    await page.getByRole('button', { name: 'Sign in' }).click()
  }
  await page.goto('/console/repositories?after=')
  await expect(page).toHaveURL(/sign-in\?next=%2Fconsole%2Frepositories/)
  await fill()
  await expect(page).toHaveURL('/console/repositories?after=')
  for (const next of ['//evil.example', '/\\evil.example', 'https://evil.example', '/harbour']) {
    await page.context().clearCookies()
    await page.goto(`/console/sign-in?next=${encodeURIComponent(next)}`)
    await fill()
    await expect(page).toHaveURL('/console/repositories')
  }
})

test('what is wrong is named and focused, and all but the password stays', async ({ page }) => {
  await page.goto('/console/sign-in/user')
  const account = page.getByLabel('Account')
  const password = page.getByLabel('Password')
  await account.fill('Not an account')
  await password.fill('secret of mine')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(account).toBeFocused()
  await expect(account).toHaveValue('Not an account')
  await expect(account).toHaveAccessibleDescription(/12 digits/)
  await expect(password).toHaveValue('')
  await account.fill('123456789012')
  await page.getByLabel('User name').fill('nobody')
  await password.fill('secret of mine')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('alert').filter({ hasText: wrong })).toBeFocused()
  await expect(page.getByLabel('User name')).toHaveValue('nobody')
  expect(await page.content()).not.toContain('secret of mine')
})

test('it works without JavaScript', async ({ browser, baseURL }) => {
  const page = await pageWithoutScript(browser, baseURL)
  const { email, password } = operator()
  await page.goto('/console/sign-in?next=/console/repositories')
  await page.getByLabel('E-mail address').fill(email)
  await page.getByLabel('Password').fill('wrong')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByText(wrong)).toBeVisible()
  await expect(page.getByLabel('E-mail address')).toHaveValue(email)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Repositories' })).toBeVisible()
  await page.locator('summary', { hasText: 'Operator' }).click()
  await page.getByRole('button', { name: 'Sign out' }).click()
  await expect(page.getByText('You have signed out.')).toBeVisible()
  await page.context().close()
})

test('the cookie is the browser’s only, and a forged or old one is nobody’s', async ({ page, request }) => {
  await signInAsRoot(page)
  const [cookie] = (await page.context().cookies()).filter(({ name }) => name === 'galleon-session')
  expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/', secure: false })
  const value = cookie?.value ?? ''
  const open = (session: string) =>
    request.get('/console/repositories', { headers: { Cookie: `galleon-session=${session}` }, maxRedirects: 0 })
  const good = await open(value)
  expect(good.status()).toBe(200)
  expect(good.headers()['cache-control']).toBe('private, no-store')
  expect(good.headers()['content-security-policy']).toContain("frame-ancestors 'none'")
  expect(good.headers()['x-frame-options']).toBe('DENY')
  const at = value.length - 30
  for (const bad of [value.slice(0, at) + (value[at] === 'A' ? 'B' : 'A') + value.slice(at + 1), value.slice(0, -5), 'x', 'null']) {
    const answer = await open(bad)
    expect(answer.status()).toBe(307)
    expect(answer.headers().location).toContain('/console/sign-in')
  }
})

test('a session that was there before is not the one after the sign-in', async ({ page }) => {
  const session = async () => (await page.context().cookies()).find(({ name }) => name === 'galleon-session')?.value
  await signInAsRoot(page)
  const first = await session()
  await signInAsRoot(page)
  expect(await session()).not.toBe(first)
})

test('another site can neither sign in nor out', async ({ page, request, baseURL }) => {
  await page.goto('/console/sign-in')
  const action = await page.locator('form[aria-label="Sign in"] input[name^="$ACTION"]').first().getAttribute('name')
  expect(action).toBeTruthy()
  // What a form of another site could send: the page's own fields, but not where it comes from.
  const fields: Record<string, string> = {}
  for (const input of await page.locator('form[aria-label="Sign in"] input').all()) {
    fields[(await input.getAttribute('name')) ?? ''] = (await input.getAttribute('value')) ?? ''
  }
  const { email, password } = operator()
  const multipart = { ...fields, email, password }
  const foreign: Record<string, string>[] = [
    { Origin: 'https://evil.example' },
    { Origin: baseURL ?? '', 'Sec-Fetch-Site': 'cross-site' },
    { Origin: 'null' },
  ]
  for (const headers of foreign) {
    const answer = await request.post('/console/sign-in', { multipart, headers, maxRedirects: 0 })
    expect(answer.headers()['set-cookie'] ?? '').not.toContain('galleon-session')
    expect(answer.status()).not.toBe(303)
  }
  const own = await request.post('/console/sign-in', {
    multipart,
    headers: { Origin: baseURL ?? '', 'Sec-Fetch-Site': 'same-origin' },
    maxRedirects: 0,
  })
  expect(own.headers()['set-cookie']).toContain('galleon-session')
  const out = await request.post('/console/sign-out', { headers: { Origin: 'https://evil.example' }, maxRedirects: 0 })
  expect(out.status()).toBe(403)
})

test('the password that one was given is changed at the first sign-in', async ({ page, baseURL }) => {
  const user = await createIamUser(baseURL ?? '', { resetRequired: true })
  await page.goto(`/console/sign-in/user?account=${user.accountId}`)
  await page.getByLabel('User name').fill(user.userName)
  await page.getByLabel('Password').fill(user.password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('heading', { name: 'Choose a password' })).toBeVisible()
  await expectAccessible(page)
  const choose = async (first: string, second = first) => {
    await page.getByLabel('New password', { exact: true }).and(page.locator('input')).fill(first)
    await page.getByLabel('The same again').fill(second)
    await page.getByRole('button', { name: 'Change it and sign in' }).click()
  }
  await choose('short')
  await expect(page.getByLabel('New password', { exact: true }).and(page.locator('input'))).toHaveAccessibleDescription(
    /at least 8 characters/,
  )
  await choose('battery staple', 'another staple')
  await expect(page.getByLabel('The same again')).toBeFocused()
  await choose(user.password)
  await expect(page.getByLabel('New password', { exact: true }).and(page.locator('input'))).toHaveAccessibleDescription(
    /must be another one/,
  )
  await choose('battery staple')
  await expect(page).toHaveURL(/\/console\/repositories/)
})

for (const path of ['/console/sign-in', '/console/sign-in/user']) {
  test(`axe finds nothing on ${path}`, async ({ page }) => {
    await page.goto(path)
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await expect(page.getByLabel('Password')).toHaveAttribute('aria-invalid', 'true')
    await expectAccessible(page)
  })
}

test('axe finds nothing on the console, whose menu is there on a phone, too', async ({ page }) => {
  await signInAsRoot(page)
  await page.locator('summary', { hasText: 'Operator' }).click()
  await expectAccessible(page)
  await page.setViewportSize({ width: 320, height: 640 })
  await page.reload()
  await page.locator('summary[aria-label="Menu"]').click()
  await expect(page.getByRole('link', { name: 'Repositories' })).toBeVisible()
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await expect(page.getByRole('link', { name: 'Repositories' })).toBeHidden()
  await expectToFit(page)
})

test('there is nothing at an address that is none', async ({ page, complaints }) => {
  await signInAsRoot(page)
  const response = await page.goto('/console/no/such/page')
  expect(response?.status()).toBe(404)
  await expect(page.getByRole('heading', { name: 'There is nothing at this address' })).toBeVisible()
  complaints.length = 0
})
