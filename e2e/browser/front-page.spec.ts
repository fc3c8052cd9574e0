import { expect, test } from './gallery.ts'

test('the front page has publishers, what is new, and the way to everything', async ({ page }) => {
  await page.goto('/')
  const publishers = page.getByRole('region', { name: 'Publishers' })
  await expect(publishers.getByRole('listitem').filter({ hasText: 'Harbour Works' })).toContainText(/harbour · \d+ repositories/)
  const updated = page.getByRole('region', { name: 'Recently updated' })
  await expect(updated.getByRole('listitem')).not.toHaveCount(0)
  await expect(updated.locator('time').first()).toHaveAttribute('datetime', /^\d{4}-/)
  const all = page.getByRole('navigation', { name: 'All repositories' })
  await all.getByRole('link', { name: /^All \d+ repositories$/ }).click()
  await expect(page).toHaveURL('/?sort=popular')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('All repositories')
  await expect(page.getByRole('link', { name: 'harbour/nginx-hello' })).toBeVisible()
})

test('a filter of the foot leads to as many as it says', async ({ page }) => {
  await page.goto('/')
  const link = page.getByRole('navigation', { name: 'All repositories' }).getByRole('link', { name: /^ARM 64/ })
  const promised = Number((await link.textContent())?.match(/\d+$/)?.[0])
  await link.click()
  await expect(page).toHaveURL('/?architectures=ARM+64')
  await expect(page.getByRole('status').filter({ hasText: /^\d+ repositories$/ })).toHaveText(`${promised} repositories`)
})

test('the most pulled come first, with their pulls', async ({ page, request }) => {
  const answer = await request.post('/api/gallery/searchRepositoryCatalogData', { data: { sortConfiguration: { sortKey: 'POPULARITY' } } })
  const { repositoryCatalogSearchResultList } = await answer.json()
  const pulled = repositoryCatalogSearchResultList.filter(({ downloadCount }: { downloadCount: number }) => downloadCount > 0)
  await page.goto('/')
  const column = page.getByRole('region', { name: 'Most pulled' })
  if (pulled.length === 0) return expect(column).toContainText('Nothing has been pulled yet.')
  await expect(column.getByRole('link', { name: pulled[0].repositoryName }).first()).toBeVisible()
})

test('arrow keys walk the entries', async ({ page }) => {
  await page.goto('/')
  await page.keyboard.press('/')
  await page.keyboard.press('ArrowDown')
  await expect(page.locator('[data-result]').first()).toBeFocused()
})
