import { randomUUID } from 'node:crypto'
import { callAws } from '#registry/testing/aws-signer.ts'
import { expectAccessible } from './accessible.ts'
import { createIamUser, openConsole, pageWithoutScript, signInAsUser } from './console.ts'
import { createAccount, pageOfOwner, type TestAccount } from './console-account.ts'
import { expect, test } from './gallery.ts'

// The first repository brings the default alias.
async function createRepository(origin: string, { accessKeyId, secretAccessKey }: TestAccount): Promise<void> {
  const target = 'SpencerFrontendService.CreateRepository'
  const body = JSON.stringify({ repositoryName: 'app' })
  const response = await callAws({ origin, body, service: 'ecr-public', target, accessKeyId, secretAccessKey })
  expect(response.status).toBe(200)
}

test('editing the registry settings, as the guide has it, and what an operator decides', async ({ page, browser, baseURL }) => {
  test.slow()
  const alias = `quay-${randomUUID().slice(0, 8)}`
  const account = await createAccount(page)
  await createRepository(baseURL ?? '', account)
  const owner = await pageOfOwner(browser, baseURL, account)
  await owner.getByRole('link', { name: 'Registry', exact: true }).click()
  await expect(owner.getByRole('heading', { level: 1, name: 'Registry' })).toBeVisible()

  await owner.getByRole('textbox', { name: 'Custom alias' }).fill('AWS--things')
  await owner.getByRole('button', { name: 'Request alias' }).click()
  await expect(owner.getByRole('textbox', { name: 'Custom alias' })).toBeFocused()
  await expect(owner.getByRole('textbox', { name: 'Custom alias' })).toHaveValue('AWS--things')
  await expect(owner.getByRole('textbox', { name: 'Custom alias' })).toHaveAccessibleDescription(/begin with a letter.*includes 'aws'/)
  await owner.getByRole('textbox', { name: 'Custom alias' }).fill(alias)
  await owner.getByRole('button', { name: 'Request alias' }).click()
  await expect(owner.getByText(`The alias ${alias} is asked for.`)).toBeVisible()
  const row = owner.getByRole('listitem').filter({ hasText: alias })
  await expect(row).toContainText('Waits for an operator')

  await owner.getByRole('textbox', { name: 'Display name' }).fill('Quay Works')
  await owner.getByRole('button', { name: 'Save changes' }).click()
  await expect(owner.getByText('The display name is saved.')).toBeVisible()
  await expect(owner.getByRole('textbox', { name: 'Display name' })).toHaveValue('Quay Works')

  const makes = owner.getByRole('checkbox', { name: 'A push makes the repository that it goes to' })
  await makes.check()
  await owner.getByRole('button', { name: 'Save push settings' }).click()
  await expect(owner.getByText('The setting is saved.')).toBeVisible()
  await owner.reload()
  await expect(makes).toBeChecked()

  await owner.getByRole('textbox', { name: 'Who publishes here?' }).fill('We do.')
  await owner.getByRole('button', { name: 'Request verification' }).click()
  await expect(owner.getByRole('textbox', { name: 'Who publishes here?' })).toHaveAccessibleDescription(/at least 20 characters/)
  await owner.getByRole('textbox', { name: 'Who publishes here?' }).fill('We are Quay Works: https://quay.example names this registry.')
  await owner.getByRole('button', { name: 'Request verification' }).click()
  await expect(owner.getByText('an operator has not decided yet')).toBeVisible()
  await expectAccessible(owner)

  await page.getByRole('link', { name: 'Requests' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Requests' })).toBeVisible()
  await expectAccessible(page)
  const plain = await pageWithoutScript(browser, baseURL)
  await plain.context().addCookies(await page.context().cookies())
  await plain.goto('/console/operator/requests')
  const refused = plain.getByRole('listitem').filter({ hasText: alias })
  await refused.getByText('Reject…').click()
  await refused.getByRole('button', { name: `Reject ${alias}` }).click()
  await expect(refused.getByText('Say why: the publisher reads it.')).toBeVisible()

  const asked = page.getByRole('listitem').filter({ hasText: alias })
  await asked.getByText('Reject…').click()
  await asked.getByRole('button', { name: `Reject ${alias}` }).click()
  await expect(asked.getByLabel('Reason')).toBeFocused()
  await asked.getByLabel('Reason').fill('It is the name of a town.')
  await asked.getByRole('button', { name: `Reject ${alias}` }).click()
  await expect(asked).toHaveCount(0)
  await expect(page.getByText('The request is rejected.')).toBeFocused()
  await page.getByRole('button', { name: `Approve ${account.name}` }).click()
  await expect(page.getByText('The request is approved.')).toBeFocused()
  await expect(page.getByRole('button', { name: `Approve ${account.name}` })).toHaveCount(0)

  await owner.reload()
  await expect(row).toContainText('Rejected')
  await expect(row).toContainText('It is the name of a town.')
  await expect(owner.getByText('This account is verified.')).toBeVisible()
  await owner.getByRole('textbox', { name: 'Custom alias' }).fill(alias)
  await owner.getByRole('button', { name: 'Request alias' }).click()
  await expect(row).toContainText('Waits for an operator')
  await page.reload()
  await page.getByRole('button', { name: `Approve ${alias}` }).click()
  await expect(asked).toHaveCount(0)
  await owner.reload()
  await expect(row).toContainText('Primary')
  await expect(row).toContainText('Active')

  await row.getByRole('link', { name: `Give up ${alias}` }).click()
  await owner.getByRole('button', { name: 'Give up alias' }).click()
  await expect(owner.getByText('Nothing was changed.')).toBeVisible()
  await owner.getByLabel(/To confirm, type/).fill(alias)
  await owner.getByRole('button', { name: 'Give up alias' }).click()
  await expect(owner.getByText('The alias is given up.')).toBeVisible()
  await expect(row).toHaveCount(0)
})

test('without JavaScript the settings are saved just so', async ({ page, browser, baseURL }) => {
  await openConsole(page)
  const plain = await pageWithoutScript(browser, baseURL)
  await plain.context().addCookies(await page.context().cookies())
  await plain.goto('/console/registry')
  const name = `Operator ${randomUUID().slice(0, 4)}`
  await plain.getByRole('textbox', { name: 'Display name' }).fill(name)
  await plain.getByRole('button', { name: 'Save changes' }).click()
  await expect(plain.getByText('The display name is saved.')).toBeVisible()
  await plain.goto('/console/registry')
  await expect(plain.getByRole('textbox', { name: 'Display name' })).toHaveValue(name)
})

test('a user who may only read sees the aliases and is told what they may not', async ({ page, baseURL }) => {
  const reader = await createIamUser(baseURL ?? '', { policies: ['AmazonElasticContainerRegistryPublicReadOnly'] })
  await signInAsUser(page, reader)
  await page.goto('/console/registry')
  await expect(page.getByRole('alert').filter({ hasText: 'galleon:GetVerification' })).toBeVisible()
  await page.getByRole('textbox', { name: 'Display name' }).fill('Mine')
  await page.getByRole('button', { name: 'Save changes' }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'is not authorized to perform: ecr-public:PutRegistryCatalogData' })).toBeFocused()
  await expect(page.getByRole('textbox', { name: 'Display name' })).toHaveValue('Mine')
})
