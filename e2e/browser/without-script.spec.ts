import { expect, test } from './gallery.ts'

test.use({ javaScriptEnabled: false })

test('one searches and filters', async ({ page }) => {
  await page.goto('/')
  await page.getByRole('searchbox', { name: 'Search the gallery' }).fill('server')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/\?searchTerm=server/)
  await expect(page.getByRole('link', { name: 'harbour/echo-server' })).toBeVisible()
  await expect(page.getByRole('link', { name: 'ostrom/morse' })).toHaveCount(0)
  await page.getByRole('checkbox', { name: 'Verified account' }).check()
  await page.getByRole('button', { name: 'Apply filters' }).click()
  await expect(page).toHaveURL(/searchTerm=server.*verified=verified/)
  await expect(page.getByRole('link', { name: 'harbour/echo-server' })).toBeVisible()
})

test('one reads a repository and composes its pull command', async ({ page }) => {
  await page.goto('/harbour/nginx-hello')
  await expect(page).toHaveTitle('harbour/nginx-hello · Galleon')
  await expect(page.locator('.markdown').first()).toBeVisible()
  await page.getByRole('link', { name: 'Usage', exact: true }).click()
  await expect(page.locator('.markdown pre').first()).toBeVisible()
  await page.getByLabel('Tag', { exact: true }).selectOption('1.1.0')
  await page.getByRole('checkbox', { name: 'Pin by digest' }).check()
  await page.getByRole('button', { name: 'Show this command' }).click()
  await expect(page.locator('[data-pull-command]')).toHaveText(/^docker pull .+\/harbour\/nginx-hello@sha256:[0-9a-f]{64}$/)
  await page.getByRole('link', { name: 'skopeo' }).click()
  await expect(page.locator('[data-pull-command]')).toContainText('skopeo copy')
  await expect(page.getByRole('button', { name: 'Copy' })).toHaveCount(0)
})

test('one filters tags', async ({ page }) => {
  await page.goto('/harbour/nginx-hello?tab=tags')
  await page.getByRole('searchbox', { name: 'Filter tags' }).fill('1.1')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('link', { name: '1.1.0', exact: true })).toBeVisible()
  await expect(page.getByRole('link', { name: '1.0.0', exact: true })).toHaveCount(0)
})

test('one chooses the colours, and stays where one is', async ({ page }) => {
  await page.goto('/harbour?sort=name')
  await page.getByRole('button', { name: 'Dark', exact: true }).click()
  await expect(page).toHaveURL('/harbour?sort=name')
  await expect(page.locator('html')).toHaveAttribute('data-colour-scheme', 'dark')
  await page.goto('/')
  await expect(page.locator('html')).toHaveAttribute('data-colour-scheme', 'dark')
  await page.getByRole('button', { name: 'Use light colours' }).click()
  await expect(page.locator('html')).toHaveAttribute('data-colour-scheme', 'light')
})

test('what is not there still says so', async ({ page, complaints }) => {
  const response = await page.goto('/harbour/no-such-thing')
  expect(response?.status()).toBe(404)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('There is no such repository')
  complaints.length = 0
})
