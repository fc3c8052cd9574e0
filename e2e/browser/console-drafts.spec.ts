import { callAws } from '#registry/testing/aws-signer.ts'
import { createIamUser, openConsole, operator, pageWithoutScript, signInAsUser } from './console.ts'
import { newRepository, openPage } from './console-repository.ts'
import { expect, test } from './gallery.ts'

const policies = ['AmazonElasticContainerRegistryPublicFullAccess']
const nothingKept = 'What you type stays in this browser until it is saved'

test('what was typed outlives the session, for nobody but who typed it', async ({ page, baseURL }) => {
  test.slow()
  const origin = baseURL ?? ''
  const { shortName } = await newRepository(baseURL)
  const [ada, ole] = [await createIamUser(origin, { policies }), await createIamUser(origin, { policies })]
  await signInAsUser(page, ada)
  await openPage(page, 'edit', shortName)
  await expect(page.getByText(nothingKept)).toBeVisible()
  await expect(page.getByRole('button', { name: 'Discard draft' })).toHaveCount(0)
  await page.getByLabel('Short description').fill('a long thought')
  await page.getByRole('textbox', { name: 'About' }).fill('## About it')
  await page.getByLabel('ARM 64').check()
  await page.context().clearCookies()
  await page.getByRole('button', { name: 'Save changes' }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'Your session has ended' })).toBeVisible()

  await signInAsUser(page, ole)
  await openPage(page, 'edit', shortName)
  await expect(page.getByText(nothingKept)).toBeVisible()
  await expect(page.getByLabel('Short description')).toHaveValue('')
  await page.context().clearCookies()

  await signInAsUser(page, ada)
  await openPage(page, 'edit', shortName)
  await expect(page.getByText(/Unsaved changes of .+ are shown, but for the logo/)).toBeVisible()
  await expect(page.getByLabel('Short description')).toHaveValue('a long thought')
  await expect(page.getByRole('textbox', { name: 'About' })).toHaveValue('## About it')
  await expect(page.getByLabel('ARM 64')).toBeChecked()
  await page.getByRole('button', { name: 'Save changes' }).click()
  await expect(page.getByText('Your changes are saved.')).toBeVisible()
  await page.getByRole('link', { name: 'Edit' }).click()
  await expect(page.getByText(nothingKept)).toBeVisible()
  await expect(page.getByLabel('Short description')).toHaveValue('a long thought')
})

test('unsaved changes say when others came first, are discarded, and go with signing out', async ({ page, baseURL }) => {
  test.slow()
  const origin = baseURL ?? ''
  const { shortName } = await newRepository(baseURL)
  const user = await createIamUser(origin, { policies })
  await signInAsUser(page, user)
  await openPage(page, 'edit', shortName)
  const description = page.getByLabel('Short description')
  await description.fill('mine')
  const body = JSON.stringify({ repositoryName: shortName, catalogData: { description: 'theirs' } })
  const target = 'SpencerFrontendService.PutRepositoryCatalogData'
  expect((await callAws({ origin, ...operator(), body, target })).status).toBe(200)
  await page.reload()
  await expect(description).toHaveValue('mine')
  await expect(page.getByText('Somebody changed what is there after you wrote this.')).toBeVisible()
  await page.getByRole('button', { name: 'Discard them' }).click()
  await expect(description).toHaveValue('theirs')
  await page.reload()
  await expect(page.getByText(nothingKept)).toBeVisible()
  await expect(description).toHaveValue('theirs')

  await description.fill('mine again')
  await expect(page.getByRole('button', { name: 'Discard draft' })).toBeVisible()
  await page.locator('summary', { hasText: user.userName }).click()
  await page.getByRole('button', { name: 'Sign out' }).click()
  await expect(page).toHaveURL(/sign-in/)
  await signInAsUser(page, user)
  await openPage(page, 'edit', shortName)
  await expect(page.getByText(nothingKept)).toBeVisible()
  await expect(description).toHaveValue('theirs')
})

test('policies and statements that are not saved are there again, too', async ({ page, baseURL }) => {
  const { shortName } = await newRepository(baseURL)
  await openConsole(page)
  await openPage(page, 'add-statement', shortName)
  await page.getByLabel('Statement name').fill('Crew')
  await page.getByLabel('PutImage').check()
  await page.reload()
  await expect(page.getByText(/^Unsaved changes of/)).toBeVisible()
  await expect(page.getByLabel('Statement name')).toHaveValue('Crew')
  await expect(page.getByLabel('PutImage')).toBeChecked()

  await openPage(page, 'edit-policy', shortName)
  const policy = '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"ecr-public:DescribeImages"}]}'
  await page.getByRole('textbox', { name: 'Policy' }).fill(policy)
  await page.reload()
  await expect(page.getByRole('textbox', { name: 'Policy' })).toHaveValue(policy)
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('The permissions are saved.')).toBeVisible()

  await page.goto('/console/access/policies/create')
  await page.getByLabel('Policy name').fill('unfinished')
  const document = page.getByRole('textbox', { name: 'Policy document' })
  await document.fill('{}')
  await page.reload()
  await expect(page.getByLabel('Policy name')).toHaveValue('unfinished')
  await expect(document).toHaveValue('{}')
  await page.getByRole('link', { name: 'See one’s own permissions' }).click()
  await expect(document).toHaveValue(/ViewOwnUserInfo/)
  await expect(page.getByLabel('Policy name')).toHaveValue('unfinished')
})

test('a form that is sent after the session has ended comes back as it was without JavaScript, too', async ({ browser, baseURL }) => {
  const { shortName } = await newRepository(baseURL)
  const page = await pageWithoutScript(browser, baseURL)
  await openConsole(page)
  for (const [about, deed] of [
    ['create', 'Create repository'],
    [`edit/${shortName}`, 'Save changes'],
  ] as const) {
    await page.goto(`/console/repositories/${about}`)
    await page.getByRole('textbox', { name: 'Usage' }).fill('Run it.')
    if (about === 'create') await page.getByLabel('Repository name').fill(`${shortName}-two`)
    await page.context().clearCookies()
    await page.getByRole('button', { name: deed }).click()
    await expect(page.getByRole('alert').filter({ hasText: 'Your session has ended' })).toBeVisible()
    await expect(page.getByRole('textbox', { name: 'Usage' })).toHaveValue('Run it.')
    await openConsole(await page.context().newPage())
    await page.getByRole('button', { name: deed }).click()
    await expect(page.getByRole('heading', { level: 1, name: shortName })).toBeVisible()
  }
  await page.context().close()
})

test('no other form is lost without JavaScript either: it comes back, or is sent again by loading its page anew', async ({
  browser,
  baseURL,
}) => {
  const page = await pageWithoutScript(browser, baseURL)
  await openConsole(page)
  const name = `Crew-${Date.now()}`
  await page.goto('/console/access/groups/create')
  await page.getByLabel('Group name').fill(name)
  await page.context().clearCookies()
  await page.getByRole('button', { name: 'Create group' }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'Your session has ended' })).toBeVisible()
  await expect(page.getByLabel('Group name')).toHaveValue(name)
  await openConsole(await page.context().newPage())
  await page.getByRole('button', { name: 'Create group' }).click()
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()

  await page.goto(`/console/access/groups/settings/${name}`)
  await page.getByLabel('Group name').fill(`${name}-two`)
  await page.context().clearCookies()
  await page.getByRole('button', { name: 'Rename' }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'Your session has ended' })).toBeVisible()
  await openConsole(await page.context().newPage())
  await page.reload()
  await expect(page.getByRole('heading', { level: 1, name: `${name}-two` })).toBeVisible()
  await page.context().close()
})
