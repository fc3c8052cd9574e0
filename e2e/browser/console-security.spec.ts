import { randomUUID } from 'node:crypto'
import { generateSync } from 'otplib'
import { expectAccessible } from './accessible.ts'
import { callIam, createIamUser, signInAsRoot, signInAsUser } from './console.ts'
import { expect, test } from './gallery.ts'

const own = [
  'iam:ChangePassword',
  'iam:GetAccountPasswordPolicy',
  'iam:CreateVirtualMFADevice',
  'iam:EnableMFADevice',
  'iam:ListMFADevices',
  'iam:DeactivateMFADevice',
  'iam:DeleteVirtualMFADevice',
]
const mayLookAfterThemselves = JSON.stringify({ Version: '2012-10-17', Statement: { Effect: 'Allow', Action: own, Resource: '*' } })

test('a user adds a device by its codes and removes it', async ({ page, baseURL }) => {
  test.slow()
  const user = await createIamUser(baseURL ?? '')
  const PolicyName = 'of-the-test'
  await callIam(baseURL ?? '', { Action: 'PutUserPolicy', UserName: user.userName, PolicyName, PolicyDocument: mayLookAfterThemselves })
  await signInAsUser(page, user)
  await page.locator('summary', { hasText: user.userName }).click()
  await page.getByRole('link', { name: 'Security' }).click()
  await expect(page.getByText('You have none')).toBeVisible()
  const name = page.getByLabel('Name of the device')
  await page.getByRole('button', { name: 'Add a device' }).click()
  await expect(name).toBeFocused()
  await name.fill(`phone-${user.userName}`)
  await page.getByRole('button', { name: 'Add a device' }).click()
  await expect(page.getByRole('img', { name: /authenticator app/ })).toBeVisible()
  await expectAccessible(page)
  const seed = (await page.locator('form[aria-label="Add a device"] code').textContent()) ?? ''
  const now = Date.now()
  const codeAt = (at: number) => generateSync({ secret: seed, epoch: Math.floor(at / 1000) })
  const finish = async (first: string, second: string) => {
    await page.getByLabel('First code').fill(first)
    await page.getByLabel('Second code').fill(second)
    await page.getByRole('button', { name: 'Finish' }).click()
  }
  await finish('000000', '000000')
  await expect(page.getByLabel('First code')).toHaveAccessibleDescription(/not two codes that follow/)
  await expect(page.locator('form[aria-label="Add a device"] code')).toHaveText(seed)
  await finish(codeAt(now - 30_000), codeAt(now))
  await expect(page.getByText(`The device phone-${user.userName} counts from now on`)).toBeVisible()
  await page.getByRole('button', { name: `Remove the device phone-${user.userName}` }).click()
  await expect(page.getByText(`The device phone-${user.userName} is gone.`)).toBeVisible()
  await expect(page.getByText('You have none')).toBeVisible()
})

test('a user changes the password, and hears what is wrong with it', async ({ page, baseURL }) => {
  const user = await createIamUser(baseURL ?? '')
  await callIam(baseURL ?? '', {
    Action: 'PutUserPolicy',
    UserName: user.userName,
    PolicyName: 'of-the-test',
    PolicyDocument: mayLookAfterThemselves,
  })
  await signInAsUser(page, user)
  await page.goto('/console/security')
  const change = async (before: string, after: string, again = after) => {
    await page.getByLabel('Present password').fill(before)
    await page.getByLabel('New password').fill(after)
    await page.getByLabel('The same again').fill(again)
    await page.getByRole('button', { name: 'Change password' }).click()
  }
  await change('', 'short', 'other')
  await expect(page.getByLabel('Present password')).toBeFocused()
  await expect(page.getByLabel('New password')).toHaveAccessibleDescription(/at least 8 characters/)
  await change('wrong', 'battery staple')
  await expect(page.getByLabel('Present password')).toHaveAccessibleDescription('The old password was incorrect.')
  await change(user.password, user.userName)
  await expect(page.getByLabel('New password')).toHaveAccessibleDescription(/should not be the name of the user/)
  await change(user.password, 'battery staple')
  await expect(page.getByText('Your password has changed')).toBeVisible()
  await page.goto('/console/sessions')
  await expect(page.getByText('This session')).toBeVisible()
})

test('a form whose session has ended keeps what was typed', async ({ page }) => {
  const name = `phone-${randomUUID().slice(0, 8)}`
  await signInAsRoot(page)
  await page.goto('/console/security')
  await page.getByLabel('Name of the device').fill(name)
  await page.context().clearCookies()
  await page.getByRole('button', { name: 'Add a device' }).click()
  await expect(page.getByText('What you typed is still here')).toBeVisible()
  await expect(page.getByLabel('Name of the device')).toHaveValue(name)
  const [tab] = await Promise.all([page.waitForEvent('popup'), page.getByRole('link', { name: 'sign in again in a new tab' }).click()])
  await signInAsRoot(tab)
  await page.getByRole('button', { name: 'Add a device' }).click()
  await expect(page.getByRole('img', { name: /authenticator app/ })).toBeVisible()
})

test('axe finds nothing on the root user’s page', async ({ page }) => {
  await signInAsRoot(page)
  await page.goto('/console/security')
  await expect(page.getByText('At least 12 characters.')).toBeVisible()
  await expectAccessible(page)
})
