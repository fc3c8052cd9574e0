import { randomUUID } from 'node:crypto'
import { expectAccessible } from './accessible.ts'
import { callIam, createIamUser, openConsole, pageWithoutScript, signInAsUser } from './console.ts'
import { newRepository, pushImage } from './console-repository.ts'
import { expect, test } from './gallery.ts'

test('usage tells what a repository holds, how often it was pulled, and what quotas leave', async ({ page, baseURL }) => {
  test.slow()
  const repository = await newRepository(baseURL)
  // Beyond what other tests push, so that it stands on the first page.
  await pushImage(repository, `${randomUUID()}${'x'.repeat(2_000_000)}`, '1.0', 'latest')
  for (let pull = 0; pull < 3; pull++) expect((await repository.call('GET', 'manifests/1.0')).status).toBe(200)
  await openConsole(page)
  await page.goto('/console/usage')
  await expect(page.getByRole('navigation', { name: 'Console' }).getByRole('link', { name: 'Usage' })).toHaveAttribute(
    'aria-current',
    'page',
  )
  const row = page.getByRole('row').filter({ hasText: repository.shortName })
  await expect(async () => {
    await page.reload()
    // Pulls are counted within a second.
    await expect(row).toContainText('3', { timeout: 500 })
  }).toPass()
  await expect(row.getByRole('cell').first()).toHaveText('1')
  await expect(row.getByTitle(/^4,000,\d{3} bytes$/).first()).toHaveText('4 MB')
  const quotas = page.getByRole('table', { name: 'Quotas' })
  const registered = quotas.getByRole('row').filter({ hasText: 'Registered repositories' })
  await expect(registered).toContainText('10,000')
  await expect(registered).toContainText(/\d left/)
  await expect(registered.getByRole('img', { name: /^Registered repositories: [\d,]+ of 10,000$/ })).toBeVisible()
  await expect(quotas.getByRole('row').filter({ hasText: 'Rate of PutImage requests' })).toContainText('10 per second')
  await expect(quotas.getByRole('row').filter({ hasText: 'Maximum layer size' })).toContainText('10,000 MiB')
  await expectAccessible(page)
})

test('usage and quotas are refused each on its own, without JavaScript, too', async ({ browser, baseURL }) => {
  const user = await createIamUser(baseURL ?? '')
  const page = await pageWithoutScript(browser, baseURL)
  await signInAsUser(page, user)
  await page.goto('/console/usage')
  const refused = (action: string) => page.getByRole('alert').filter({ hasText: `is not authorized to perform: ${action}` })
  await expect(refused('galleon:GetRegistryUsage')).toBeVisible()
  await expect(refused('servicequotas:List')).toBeVisible()
  const Action = ['servicequotas:ListServiceQuotas', 'servicequotas:ListAWSDefaultServiceQuotas']
  const PolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement: { Effect: 'Allow', Action, Resource: '*' } })
  await callIam(baseURL ?? '', { Action: 'PutUserPolicy', UserName: user.userName, PolicyName: 'quotas', PolicyDocument })
  await page.reload()
  await expect(refused('galleon:GetRegistryUsage')).toBeVisible()
  const registered = page.getByRole('row').filter({ hasText: 'Registered repositories' })
  await expect(registered).toContainText('Not counted')
  await page.context().close()
})
