import { createIamUser, openConsole, pageWithoutScript } from './console.ts'
import { newRepository, openPage } from './console-repository.ts'
import { expect, test } from './gallery.ts'

test('setting a repository policy statement, as the guide has it, and deleting it', async ({ page, baseURL }) => {
  const { shortName } = await newRepository(baseURL)
  const { userName } = await createIamUser(baseURL ?? '')
  await openConsole(page)
  await openPage(page, 'images', shortName)
  await page.getByRole('link', { name: 'Permissions' }).click()
  await expect(page.getByText('There is none: policies of users and roles alone decide')).toBeVisible()

  await page.getByRole('link', { name: 'Add statement' }).click()
  await page.getByLabel('Statement name').fill('Crew')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'Say whom the statement is for.' })).toBeFocused()
  await expect(page.getByLabel('Statement name')).toHaveValue('Crew')
  await page.getByLabel(userName).check()
  await page.getByLabel('PutImage').check()
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('The permissions are saved.')).toBeVisible()
  await expect(page.getByRole('form', { name: 'Statements' })).toContainText('PutImage')

  // Other tests make users, too: theirs may be on a later page.
  const row = page.getByRole('row').filter({ hasText: userName })
  const next = page.getByRole('link', { name: 'Next' })
  while ((await row.count()) === 0) await page.goto((await next.getAttribute('href')) ?? '')
  await expect(row).toContainText('Crew of the repository policy')

  await openPage(page, 'permissions', shortName)
  await page.getByRole('button', { name: 'Delete Crew' }).click()
  await expect(page.getByText('There is none: policies of users and roles alone decide')).toBeVisible()
})

test('a policy as JSON says where it is wrong, while it is typed and when it is sent', async ({ page, baseURL }) => {
  const { shortName } = await newRepository(baseURL)
  await openConsole(page)
  await openPage(page, 'edit-policy', shortName)
  const editor = page.getByLabel('Policy')
  await editor.fill('{')
  await expect(editor).toHaveAccessibleDescription(/This is no JSON yet/)
  await editor.fill('{"Version":"2012-10-17","Statement":[{"Effect":"Maybe","Principal":"*","Action":"ecr-public:PutImage"}]}')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(editor).toBeFocused()
  await expect(editor).toHaveAccessibleDescription(/Effect/)
  await editor.fill(
    '{"Version":"2012-10-17","Statement":[{"Sid":"All","Effect":"Allow","Principal":"*","Action":"ecr-public:DescribeImages"}]}',
  )
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('form', { name: 'Statements' })).toContainText('Everyone (*)')
})

test('who would lock themselves out is warned, and two who edit at once are told', async ({ page, browser, baseURL }) => {
  const { shortName } = await newRepository(baseURL)
  const lockout =
    '{"Version":"2012-10-17","Statement":[{"Sid":"Nobody","Effect":"Deny","Principal":"*","Action":"ecr-public:SetRepositoryPolicy"}]}'
  await openConsole(page)
  const other = await (await browser.newContext({ ...(baseURL ? { baseURL } : {}) })).newPage()
  await openConsole(other)
  await openPage(other, 'edit-policy', shortName)
  await openPage(page, 'edit-policy', shortName)
  await page.getByLabel('Policy').fill(lockout)
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'lock its caller out' })).toBeFocused()
  await page.getByLabel(/Set it all the same/).check()
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('The permissions are saved.')).toBeVisible()
  await other.getByLabel('Policy').fill('{"Version":"2012-10-17","Statement":[]}')
  await other.getByRole('button', { name: 'Save' }).click()
  await expect(other.getByRole('alert').filter({ hasText: 'Somebody else changed the policy' })).toBeFocused()
  await other.context().close()
})

test('adding and removing tags, without JavaScript too', async ({ browser, baseURL }) => {
  const { shortName } = await newRepository(baseURL)
  const page = await pageWithoutScript(browser, baseURL)
  await openConsole(page)
  await openPage(page, 'tags', shortName)
  await page.getByLabel('Key 1').fill('team')
  await page.getByLabel('Value 1').fill('harbour')
  await page.getByLabel('Key 2').fill('team')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('stands here twice')).toBeVisible()
  await page.getByLabel('Key 2').fill('stage')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('The tags are saved.')).toBeVisible()
  await page.getByLabel('Remove team').check()
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByLabel('Key 1')).toHaveValue('stage')
  await expect(page.getByLabel('Remove team')).toHaveCount(0)
  await page.context().close()
})
