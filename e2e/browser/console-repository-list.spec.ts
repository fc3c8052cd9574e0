import { randomUUID } from 'node:crypto'
import { expectAccessible } from './accessible.ts'
import { createIamUser, openConsole, pageWithoutScript, signInAsUser } from './console.ts'
import { newRepository, pushImage } from './console-repository.ts'
import { expect, test } from './gallery.ts'

/** Three repositories that nobody else's search finds; the first has an image that was pulled. */
async function threeOf(baseURL: string | undefined): Promise<{ readonly word: string; readonly names: readonly string[] }> {
  const word = `fleet-${randomUUID().slice(0, 8)}`
  const names = [`${word}/brig`, `${word}/cog`, `${word}/ark`]
  for (const [index, name] of names.entries()) {
    const repository = await newRepository(baseURL, name)
    if (index > 0) continue
    await pushImage(repository, 'hull', '1.0', 'latest')
    expect((await repository.call('GET', 'manifests/1.0')).status).toBe(200)
  }
  return { word, names }
}

test('repositories are found by a part of the name, sorted, and shown with the columns that are chosen', async ({ page, baseURL }) => {
  test.slow()
  const { word, names } = await threeOf(baseURL)
  const [brig = '', cog = '', ark = ''] = names
  await openConsole(page)
  await page.goto('/console/repositories')
  const table = page.getByRole('table', { name: 'Repositories' })
  const listed = table.getByRole('rowheader')
  await page.getByLabel('Find repositories').fill(word.toUpperCase())
  await page.getByRole('button', { name: 'Find' }).click()
  await expect(page.getByText(`“${word.toUpperCase()}” is in 3 names.`)).toBeVisible()
  await expect(listed).toHaveText([ark, brig, cog])
  await expect(table.getByRole('columnheader', { name: 'Repository name' })).toHaveAttribute('aria-sort', 'ascending')
  await expect(table.getByRole('row').filter({ hasText: cog })).toContainText('Never')
  await expectAccessible(page)
  await table.getByRole('link', { name: 'Repository name' }).click()
  await expect(listed).toHaveText([cog, brig, ark])
  await table.getByRole('link', { name: 'Created' }).click()
  await expect(listed).toHaveText([ark, cog, brig])
  await table.getByRole('link', { name: 'Last push' }).click()
  await expect(listed.first()).toHaveText(brig)

  await page.locator('summary', { hasText: 'Columns' }).click()
  await page.getByLabel('Pulls').check()
  await page.getByRole('checkbox', { name: 'URI' }).uncheck()
  await page.getByRole('button', { name: 'Show these' }).click()
  await expect(table.getByRole('columnheader')).toHaveText(['Repository name', 'Images', 'Last push', 'Created', 'Pulls'])
  await expect(listed.first()).toHaveText(brig)
  await expect(table.getByRole('row').filter({ hasText: brig }).getByTitle('1 pull')).toBeVisible()
  // They are remembered, and an address that names others has its way.
  await page.goto(`/console/repositories?filter=${word}&column=name&column=created`)
  await expect(table.getByRole('columnheader')).toHaveText(['Repository name', 'Created'])
  await page.goto(`/console/repositories?filter=${word}`)
  await expect(table.getByRole('columnheader')).toHaveText(['Repository name', 'Images', 'Last push', 'Created', 'Pulls'])
  await page.setViewportSize({ width: 390, height: 844 })
  await page.getByRole('navigation', { name: 'Sort by' }).getByRole('link', { name: 'Repository name' }).click()
  await expect(listed).toHaveText([cog, brig, ark])
  await page.getByRole('link', { name: 'Show all' }).click()
  await expect(page.getByLabel('Find repositories')).toHaveValue('')
})

test('repositories are looked for and chosen columns kept without JavaScript', async ({ browser, baseURL }) => {
  const { word } = await threeOf(baseURL)
  const page = await pageWithoutScript(browser, baseURL)
  await openConsole(page)
  await page.goto('/console/repositories?column=name&sort=created')
  await page.getByLabel('Find repositories').fill(word)
  await page.getByRole('button', { name: 'Find' }).click()
  const table = page.getByRole('table', { name: 'Repositories' })
  await expect(table.getByRole('rowheader')).toHaveText([`${word}/ark`, `${word}/cog`, `${word}/brig`])
  await expect(table.getByRole('columnheader')).toHaveText(['Repository name'])
  await page.getByLabel('Find repositories').fill(`${word}/no`)
  await page.getByRole('button', { name: 'Find' }).click()
  await expect(page.getByText(`No repository of yours has “${word}/no” in its name.`)).toBeVisible()
  await page.context().close()
})

test('an IAM user who may not list repositories is refused', async ({ page, baseURL }) => {
  await signInAsUser(page, await createIamUser(baseURL ?? ''))
  await page.goto('/console/repositories?filter=a')
  await expect(page.getByRole('alert').filter({ hasText: 'is not authorized to perform: ecr-public:DescribeRepositories' })).toBeVisible()
})
