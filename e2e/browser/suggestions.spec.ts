import { violationsOf } from './accessible.ts'
import { expect, test } from './gallery.ts'

test('suggestions follow the typing on any page, and keys choose among them', async ({ page }) => {
  for (const path of ['/', '/harbour/web', '/harbour']) {
    await page.goto(path)
    const field = page.getByLabel('Search the gallery')
    await field.pressSequentially('nginx')
    const list = page.getByRole('listbox', { name: 'Suggestions' })
    await expect(list.getByRole('option').first()).toContainText('harbour/nginx-hello')
    await expect(list.locator('mark').first()).toHaveText('nginx')
    await expect(field).toHaveRole('combobox')
    await expect(field).toHaveAttribute('aria-expanded', 'true')
    await expect(page.getByRole('status').filter({ hasText: 'Arrow keys choose' })).toContainText(/\d+ repositor(y|ies) found/)
    await page.keyboard.press('ArrowDown')
    const chosen = list.getByRole('option', { selected: true })
    await expect(field).toHaveAttribute('aria-activedescendant', (await chosen.getAttribute('id')) ?? 'an id')
    await page.keyboard.press('Enter')
    await expect(page).toHaveURL('/harbour/nginx-hello')
    await expect(list).toHaveCount(0)
  }
})

test('escape closes the list and keeps the text; enter without a choice searches', async ({ page }) => {
  await page.goto('/')
  const field = page.getByLabel('Search the gallery')
  await field.pressSequentially('har')
  await expect(page.getByRole('listbox')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('listbox')).toHaveCount(0)
  await expect(field).toHaveValue('har')
  await expect(field).toHaveAttribute('aria-expanded', 'false')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL('/?searchTerm=har')
  // The same field: who goes on typing narrows the list.
  await expect(page.locator('#search')).toBeFocused()
  await page.keyboard.type('bour/echo')
  await expect(page).toHaveURL('/?searchTerm=harbour%2Fecho')
  await expect(page.getByRole('link', { name: 'harbour/echo-server' })).toBeVisible()
  await page.goBack()
  await expect(page).toHaveURL('/')
})

test('a misspelt name is said to be one, and nothing is said to be nothing', async ({ page }) => {
  await page.goto('/harbour')
  const field = page.getByLabel('Search the gallery')
  await field.fill('ngnix')
  await expect(page.locator('header').getByText('No match for “ngnix”. The nearest name').first()).toBeVisible()
  await expect(page.getByRole('option').first()).toContainText('harbour/nginx-hello')
  await field.fill('qqqqzzzz')
  await expect(page.locator('header').getByText('Nothing matches “qqqqzzzz”.').first()).toBeVisible()
  await expect(page.getByRole('option')).toHaveCount(0)
})

test('an answer that comes late does not replace a newer one', async ({ page }) => {
  let release = () => {}
  const released = new Promise<void>((resolve) => {
    release = resolve
  })
  await page.route('**/api/gallery/searchRepositoryCatalogData', async (route) => {
    if (route.request().postDataJSON().searchTerm === 'morse') await released
    // A question that was given up is no longer there to go on.
    await route.continue().catch(() => {})
  })
  await page.goto('/')
  const field = page.getByLabel('Search the gallery')
  const asked = page.waitForRequest((request) => request.postData()?.includes('morse') ?? false)
  await field.fill('morse')
  await asked
  await field.fill('nginx')
  await expect(page.getByRole('option').first()).toContainText('nginx-hello')
  release()
  await page.waitForTimeout(300)
  await expect(page.getByRole('option').first()).toContainText('nginx-hello')
  await expect(page.getByRole('option').filter({ hasText: 'morse' })).toHaveCount(0)
})

test('a gallery that does not answer leaves the search as it was', async ({ page, complaints }) => {
  await page.route('**/api/gallery/searchRepositoryCatalogData', (route) => route.fulfill({ status: 500, body: '{}' }))
  await page.goto('/harbour/web')
  const failed = page.waitForResponse('**/api/gallery/searchRepositoryCatalogData')
  await page.getByLabel('Search the gallery').fill('morse')
  await failed
  await expect(page.getByRole('listbox')).toHaveCount(0)
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL('/?searchTerm=morse')
  complaints.length = 0
})

test('axe finds nothing on an open list', async ({ page }) => {
  await page.goto('/')
  await page.getByLabel('Search the gallery').pressSequentially('har')
  await expect(page.getByRole('listbox')).toBeVisible()
  await page.keyboard.press('ArrowDown')
  expect(await violationsOf(page)).toEqual([])
})
