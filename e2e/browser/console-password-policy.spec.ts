import { callAws } from '#registry/testing/aws-signer.ts'
import { expectAccessible } from './accessible.ts'
import { createAccount, pageOfOwner } from './console-account.ts'
import { expect, test } from './gallery.ts'

test('an account says what its users’ passwords need, and is held to it before one types', async ({ page, browser, baseURL }) => {
  test.slow()
  // Of its own, since the policy is everybody's in an account.
  const account = await createAccount(page)
  const owner = await pageOfOwner(browser, baseURL, account)
  await owner.goto('/console/access')
  const passwords = owner.getByRole('region', { name: 'Passwords' })
  await expect(passwords).toContainText('At least 8 characters; not the user name. These are the installation’s rules.')
  await passwords.getByRole('link', { name: 'Change' }).click()
  await owner.getByLabel('Minimum length').fill('5')
  await owner.getByLabel('At least one symbol').check()
  await owner.getByLabel('Last passwords that cannot be taken again').fill('2')
  await owner.getByRole('button', { name: 'Save' }).click()
  await expect(owner.getByLabel('Minimum length')).toBeFocused()
  await expect(owner.getByLabel('Minimum length')).toHaveAccessibleDescription(/6 to 128/)
  await expect(owner.getByLabel('At least one symbol')).toBeChecked()
  await owner.getByLabel('Minimum length').fill('12')
  await expectAccessible(owner)
  await owner.getByRole('button', { name: 'Save' }).click()
  await expect(owner.getByText('The password policy is saved')).toBeVisible()
  await expect(passwords).toContainText('At least 12 characters, with a symbol')

  await owner.goto('/console/access/users/create')
  await owner.getByLabel('User name').fill('mara')
  await owner.getByLabel('AWS Management Console access').check()
  await expect(owner.getByLabel('Custom password')).toHaveAccessibleDescription(/^At least 12 characters, with a symbol/)
  await owner.getByLabel('Custom password').fill('given for once')
  await owner.getByRole('button', { name: 'Create user' }).click()
  await expect(owner.getByLabel('Custom password')).toHaveAccessibleDescription(/^Choose one of at least 12 characters, with a symbol/)
  await owner.getByLabel('Custom password').fill('given-for-once')
  await owner.getByRole('button', { name: 'Create user' }).click()
  await expect(owner.getByText('It is created.')).toBeVisible()

  const mara = await (await browser.newContext(baseURL ? { baseURL } : {})).newPage()
  await mara.goto(`/console/sign-in/user?account=${account.accountId}`)
  await mara.getByLabel('User name').fill('mara')
  await mara.getByLabel('Password').fill('given-for-once')
  await mara.getByRole('button', { name: 'Sign in' }).click()
  const chosen = mara.getByRole('textbox', { name: 'New password' })
  await expect(chosen).toHaveAccessibleDescription(/^At least 12 characters, with a symbol.*last 2 passwords/)
  const choose = async (password: string) => {
    await chosen.fill(password)
    await mara.getByLabel('The same again').fill(password)
    await mara.getByRole('button', { name: 'Change it and sign in' }).click()
  }
  await choose('given-for-once')
  await expect(chosen).toHaveAccessibleDescription(/one of the last 2/)
  // The form has begun anew.
  await expect(chosen).toBeFocused()
  await expect(chosen).toHaveValue('')
  await choose('chosen-by-mara')
  await expect(mara).toHaveURL(/\/console\/repositories/)
  await mara.context().close()

  const asRoot = { origin: baseURL ?? '', service: 'iam', contentType: 'application/x-www-form-urlencoded', ...account }
  const ask = () => callAws({ ...asRoot, body: 'Action=GetAccountPasswordPolicy&Version=2010-05-08' })
  expect(await (await ask()).text()).toContain('<MinimumPasswordLength>12</MinimumPasswordLength>')
  await owner.goto('/console/access/password-policy')
  await owner.getByLabel('Delete the password policy…').click()
  await owner.getByRole('button', { name: 'Delete the password policy', exact: true }).click()
  await expect(owner.getByText('The password policy is deleted')).toBeVisible()
  expect((await ask()).status).toBe(404)
  await owner.context().close()
})
