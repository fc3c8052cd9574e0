import { randomUUID } from 'node:crypto'
import { type MailSink, startMailSink } from '#registry/testing/mail-sink.ts'
import { expectAccessible } from './accessible.ts'
import { signInAsRoot } from './console.ts'
import { expect, test } from './gallery.ts'

let sink: MailSink
test.beforeAll(async () => {
  sink = await startMailSink(Number(process.env.E2E_SMTP_PORT))
})
test.afterAll(() => sink.close())

const password = 'correct horse battery'

test('somebody makes an account, confirms the address, and signs in', async ({ page, baseURL }) => {
  const email = `${randomUUID()}@example.com`
  await page.goto('/console/sign-in')
  await page.getByRole('link', { name: 'Create one' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Create an account' })).toBeVisible()
  await page.getByLabel('Name').fill('Harbour Works')
  await page.getByLabel('E-mail address').fill('harbour')
  await page.getByRole('button', { name: 'Go on' }).click()
  await expect(page.getByLabel('E-mail address')).toBeFocused()
  await expect(page.getByLabel('Name')).toHaveValue('Harbour Works')
  await expectAccessible(page)
  await page.getByLabel('E-mail address').fill(email)
  await page.getByRole('button', { name: 'Go on' }).click()
  await expect(page.getByText('A mail is on its way to')).toContainText(email)

  const link = /http\S+confirm\?ticket=\S+/.exec(sink.mails.find(({ to }) => to.includes(email))?.text ?? '')?.[0] ?? ''
  expect(link).toContain(`${baseURL}/console/sign-up/confirm`)
  await page.goto(link)
  await expect(page.getByText(email)).toBeVisible()
  const submit = page.getByRole('button', { name: 'Create account' })
  await page.getByLabel('Password').fill(password)
  await submit.click()
  await expect(page.getByLabel('The same again')).toBeFocused()
  await expect(page.getByLabel('The same again')).toHaveAccessibleDescription('This is not the same as above.')
  await expectAccessible(page)
  await page.getByLabel('Password').fill(password)
  await page.getByLabel('The same again').fill(password)
  await submit.click()
  await expect(page.getByText('Your account is there.')).toBeVisible()
  await signInAsRoot(page, { email, password })
  await expect(page.getByText('Nothing has been published here yet')).toBeVisible()
  await page.goto(link)
  await expect(page.getByText(`The account of ${email} is there.`)).toBeVisible()
})

test('a link that is not whole makes no account', async ({ page }) => {
  await page.goto('/console/sign-up/confirm?ticket=made-up')
  await expect(page.getByRole('alert').filter({ hasText: 'This link is too old, or not whole.' })).toBeVisible()
  await page.getByRole('link', { name: 'Sign up again' }).click()
  await expect(page).toHaveURL('/console/sign-up')
})
