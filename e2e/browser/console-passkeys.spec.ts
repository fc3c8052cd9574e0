import { generateSync } from 'otplib'
import { expectAccessible } from './accessible.ts'
import { callIam, createIamUser, pageWithoutScript, signInAsUser, type TestIamUser } from './console.ts'
import { expect, test } from './gallery.ts'
import { addAuthenticator } from './virtual-authenticator.ts'

const PolicyDocument = JSON.stringify({
  Version: '2012-10-17',
  Statement: { Effect: 'Allow', Action: ['iam:*MFADevice', 'iam:ListMFADevices', 'ecr-public:DescribeRepositories'], Resource: '*' },
})

async function newUser(origin: string): Promise<TestIamUser> {
  const user = await createIamUser(origin)
  await callIam(origin, { Action: 'PutUserPolicy', UserName: user.userName, PolicyName: 'of-the-test', PolicyDocument })
  return user
}

const codeOf = (secret: string, seconds: number) => generateSync({ secret, epoch: Math.floor(Date.now() / 1000) + seconds })

/** An authenticator app that shows codes; its seed. */
async function giveApp(origin: string, UserName: string): Promise<string> {
  const made = await callIam(origin, { Action: 'CreateVirtualMFADevice', VirtualMFADeviceName: `app-${UserName}` })
  const seed = Buffer.from(/<Base32StringSeed>(.*)<\/Base32StringSeed>/.exec(made)?.[1] ?? '', 'base64').toString()
  const SerialNumber = /<SerialNumber>(.*)<\/SerialNumber>/.exec(made)?.[1] ?? ''
  const codes = { AuthenticationCode1: codeOf(seed, -30), AuthenticationCode2: codeOf(seed, 0) }
  await callIam(origin, { Action: 'EnableMFADevice', UserName, SerialNumber, ...codes })
  return seed
}

test('a user adds a passkey, is asked for it, signs in with it alone, and removes it', async ({ page, baseURL, browser }) => {
  test.slow()
  const user = await newUser(baseURL ?? '')
  const authenticator = await addAuthenticator(page)
  await signInAsUser(page, user)
  await page.goto('/console/security')
  const form = page.getByRole('form', { name: 'Add a passkey' })
  const add = async (name: string, password = user.password) => {
    await form.getByLabel('Name of the passkey').fill(name)
    await form.getByLabel('Your password').fill(password)
    await form.getByRole('button', { name: 'Add a passkey' }).click()
  }
  await add('my laptop', '')
  await expect(form.getByLabel('Name of the passkey')).toBeFocused()
  await expect(form.getByLabel('Your password')).toHaveAccessibleDescription(/Write the password/)
  await add('laptop', 'guess')
  await expect(form.getByLabel('Your password')).toHaveAccessibleDescription(/The password was incorrect/)
  await add('laptop')
  await expect(form.getByText('The passkey laptop counts from now on')).toBeVisible()
  await expect(page.getByRole('listitem').filter({ hasText: 'laptop · Passkey · added' })).toBeVisible()
  const listed = await callIam(baseURL ?? '', { Action: 'ListMFADevices', UserName: user.userName })
  expect(listed).toContain(`:u2f/user/${user.userName}/laptop-`)
  await add('again')
  await expect(form.getByRole('alert')).toContainText('There is a passkey of yours in it already')
  await expectAccessible(page)

  const withPassword = async () => {
    await page.context().clearCookies()
    await page.goto(`/console/sign-in/user?account=${user.accountId}`)
    await page.getByLabel('User name').fill(user.userName)
    await page.getByLabel('Password').fill(user.password)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await expect(page.getByRole('heading', { name: 'Second step' })).toBeVisible()
  }
  await withPassword()
  await expect(page.getByRole('textbox', { name: 'Code' })).toHaveCount(0)
  await page.getByRole('button', { name: 'Use a passkey' }).click()
  await expect(page).toHaveURL('/console/repositories')
  await page.goto('/console/sessions')
  await expect(page.getByRole('main')).toContainText('With MFA')

  const seed = await giveApp(baseURL ?? '', user.userName)
  await withPassword()
  await expectAccessible(page)
  await page.getByRole('textbox', { name: 'Code' }).fill(codeOf(seed, 30))
  await page.getByRole('button', { name: 'Go on' }).click()
  await expect(page).toHaveURL('/console/repositories')

  await page.context().clearCookies()
  await page.goto('/console/sign-in?next=/console/security')
  await authenticator.verifyUser(false)
  await page.getByRole('button', { name: 'Use a passkey' }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'No passkey was used' })).toBeFocused()
  await authenticator.verifyUser(true)
  await page.getByRole('button', { name: 'Use a passkey' }).click()
  await expect(page).toHaveURL('/console/security')
  await page.getByRole('button', { name: 'Remove the passkey laptop' }).click()
  await expect(page.getByText('The passkey laptop is gone.')).toBeVisible()
  await page.context().clearCookies()
  await page.goto('/console/sign-in')
  await page.getByRole('button', { name: 'Use a passkey' }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'This passkey is not known here' })).toBeFocused()

  const plain = await pageWithoutScript(browser, baseURL)
  await plain.goto('/console/sign-in')
  await expect(plain.locator('noscript p')).toBeVisible()
  await expect(plain.locator('noscript p')).toContainText('A passkey needs JavaScript')
  await expect(plain.getByRole('button', { name: 'Use a passkey' })).toBeHidden()
  await authenticator.remove()
})
