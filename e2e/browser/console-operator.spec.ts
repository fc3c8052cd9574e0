import { expectAccessible } from './accessible.ts'
import { openConsole } from './console.ts'
import { createAccount, pageOfOwner } from './console-account.ts'
import { expect, test } from './gallery.ts'

test('an operator finds an account, sets its quotas, verifies and suspends it', async ({ page, browser, baseURL }) => {
  test.slow()
  const account = await createAccount(page)
  await page.getByRole('link', { name: 'Accounts' }).first().click()
  await page.getByLabel('Find an account').fill(account.email.slice(0, 20))
  await page.getByRole('button', { name: 'Find' }).click()
  await expect(page.getByRole('row')).toHaveCount(2)
  await expectAccessible(page)
  await page.getByRole('link', { name: account.name }).click()
  await expect(page.getByRole('heading', { level: 1, name: account.name })).toBeVisible()

  const pulls = page.getByLabel(/pulls to .*authenticated|authenticated.*pulls/i).first()
  await pulls.fill('many')
  await page.getByRole('button', { name: 'Save quotas' }).click()
  await expect(pulls).toBeFocused()
  await expect(pulls).toHaveAccessibleDescription(/Write a number of 0 or more/)
  await pulls.fill('25')
  await page.getByRole('button', { name: 'Save quotas' }).click()
  await expect(page.getByText('The quotas are saved.')).toBeVisible()
  await page.reload()
  await expect(pulls).toHaveValue('25')

  await page.getByRole('button', { name: 'Verify the account' }).click()
  await expect(page.getByText('The account is verified.')).toBeVisible()
  await expectAccessible(page)
  const owner = await pageOfOwner(browser, baseURL, account)
  await page.getByRole('link', { name: 'Suspend…' }).click()
  await page.getByLabel(/To confirm, type/).fill(account.accountId)
  await page.getByRole('button', { name: 'Suspend account' }).click()
  await expect(page.getByText('Suspended', { exact: true })).toBeVisible()
  await owner.goto('/console/registry')
  await expect(owner).toHaveURL(/\/console\/sign-in/)
  await page.getByRole('button', { name: 'Let the account go on' }).click()
  await expect(page.getByRole('link', { name: 'Suspend…' })).toBeVisible()
})

test('what is wrong with a new account is said at the field, and its secrets are shown once', async ({ page }) => {
  const { email, accountId } = await createAccount(page)
  await page.goto('/console/operator/accounts/create')
  await page.getByRole('textbox', { name: 'Name' }).fill('Another')
  await page.getByLabel('E-mail address').fill(email)
  await page.getByLabel(/^Verified account/).check()
  await page.getByRole('button', { name: 'Create account' }).click()
  await expect(page.getByLabel('E-mail address')).toBeFocused()
  await expect(page.getByLabel('E-mail address')).toHaveAccessibleDescription(/There is an account with the e-mail address/)
  await expect(page.getByRole('textbox', { name: 'Name' })).toHaveValue('Another')
  await expect(page.getByLabel(/^Verified account/)).toBeChecked()
  await expectAccessible(page)
  await page.goto(`/console/operator/accounts/${accountId}`)
  await expect(page.getByText(email)).toBeVisible()
})

test('a report of a visitor is read and closed', async ({ page }) => {
  const words = `It does something else than it says: ${Date.now()}.`
  await page.goto('/harbour/nginx-hello/-/report')
  await page.getByRole('radio', { name: /Spam/ }).check()
  await page
    .getByRole('textbox', { name: /what you found|What/ })
    .first()
    .fill(words)
  await page.getByRole('button', { name: /report/i }).click()
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await openConsole(page)
  await page.goto('/console/operator/reports')
  const report = page.getByRole('listitem').filter({ hasText: words })
  await expect(report).toContainText('Spam')
  await report.getByText('Close…').click()
  await expectAccessible(page)
  await report.getByRole('button', { name: /Close report about/ }).click()
  await expect(report.getByLabel('What was done')).toBeFocused()
  await report.getByLabel('What was done').fill('Its owner has changed the text.')
  await report.getByRole('button', { name: /Close report about/ }).click()
  await expect(page.getByText('The report is closed.')).toBeFocused()
  await expect(report).toHaveCount(0)
  await page.getByRole('link', { name: 'Show the closed ones, too' }).click()
  await expect(report).toContainText('Its owner has changed the text.')
})

test('who does not run the installation is neither offered nor shown its pages', async ({ page, browser, baseURL }) => {
  const account = await createAccount(page)
  const owner = await pageOfOwner(browser, baseURL, account)
  await expect(owner.getByRole('link', { name: 'Registry', exact: true })).toBeVisible()
  await expect(owner.getByRole('link', { name: 'Accounts' })).toHaveCount(0)
  for (const path of ['accounts', 'requests', 'reports', 'instance', `accounts/${account.accountId}`]) {
    await owner.goto(`/console/operator/${path}`)
    await expect(owner.getByRole('alert').filter({ hasText: 'because its account does not run this installation' }).first()).toBeVisible()
  }
})

test('an operator sees how the installation is', async ({ page }) => {
  await openConsole(page)
  await page.getByRole('link', { name: 'Instance' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Instance' })).toBeVisible()
  await expect(page.getByText(/PostgreSQL \d+/)).toBeVisible()
  await expect(page.getByText(/ of .*, where the data directory is/)).toBeVisible()
  await expectAccessible(page)
})
