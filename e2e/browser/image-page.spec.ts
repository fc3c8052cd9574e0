import { expect, test } from './gallery.ts'
import { imagePages as pages } from './gallery-pages.ts'

test('the manifest is handed out with the bytes that its digest is of', async ({ page, request }) => {
  await page.goto(pages.index)
  const digest = await page.locator('[data-digest]').textContent()
  const path = await page.getByRole('link', { name: 'as it was pushed' }).getAttribute('href')
  const response = await request.get(path ?? '')
  expect(response.headers()['docker-content-digest']).toBe(digest)
  const { createHash } = await import('node:crypto')
  expect(
    `sha256:${createHash('sha256')
      .update(await response.body())
      .digest('hex')}`,
  ).toBe(digest)
  expect((await request.get(`/harbour/nginx-hello/-/images/sha256:${'0'.repeat(64)}/manifest.json`)).status()).toBe(404)
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('one reads an image and changes its platform', async ({ page }) => {
    await page.goto(pages.index)
    await expect(page).toHaveTitle('harbour/nginx-hello:1.1.0 · Galleon')
    await expect(page.getByRole('heading', { level: 2, name: 'Layers' })).toBeVisible()
    await page.getByRole('navigation', { name: 'Platform' }).getByRole('link', { name: 'linux/arm64/v8' }).click()
    await expect(page).toHaveURL(/platform=linux%2Farm64%2Fv8/)
    await expect(page.getByRole('link', { name: 'linux/arm64/v8' }).first()).toHaveAttribute('aria-current', 'page')
    await page.getByText('Show the JSON').click()
    await expect(page.locator('pre').first()).toContainText('"schemaVersion": 2')
    await expect(page.getByRole('button', { name: /^Copy/ })).toHaveCount(0)
  })

  test('one compares two tags', async ({ page }) => {
    await page.goto(pages.form)
    await page.getByLabel('From').fill('1.0.0')
    await page.getByLabel('To').fill('1.1.0')
    await page.getByRole('button', { name: 'Compare' }).click()
    await expect(page).toHaveURL('/harbour/nginx-hello/-/compare/1.0.0/1.1.0')
    await expect(page.getByText('To download')).toBeVisible()
    await page.getByLabel('To').fill('1.0')
    await page.getByRole('button', { name: 'Compare' }).click()
    await expect(page.getByText('They are identical')).toBeVisible()
  })

  test('what is not there says so', async ({ page, complaints }) => {
    expect((await page.goto(pages.missing))?.status()).toBe(404)
    await expect(page.getByText('No tag is called “no-such-tag”.')).toBeVisible()
    expect((await page.goto('/harbour/nginx-hello/-/compare/1.0.0/no-such-tag'))?.status()).toBe(404)
    await expect(page.getByRole('alert')).toHaveText('No tag is called “no-such-tag”.')
    await page.goto(`${pages.form}?from=1.0.0&to=not%20a%20tag`)
    await expect(page.getByRole('alert')).toContainText('neither a tag nor a digest')
    complaints.length = 0
  })
})
