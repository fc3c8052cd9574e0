import { touch } from './first-touch.ts'
import { expect, test } from './gallery.ts'

test.use({ permissions: ['clipboard-read', 'clipboard-write'] })

test('a row of tags copies what it says, and says that it did', async ({ page, baseURL }) => {
  await page.goto('/harbour/nginx-hello?tab=tags&filter=1.1.0')
  await touch(page)
  const row = page.getByRole('row').filter({ hasText: '1.1.0' })
  await row.getByText('URIs').click()
  const button = row.getByRole('button', { name: 'Copy URI of 1.1.0' })
  await button.click()
  await expect(button).toHaveAttribute('title', 'Copied')
  await expect(button.locator('use')).toHaveAttribute('href', '#icon-check')
  await expect(page.getByRole('status').filter({ hasText: 'Copied' })).toHaveCount(1)
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(`${new URL(baseURL ?? '').host}/harbour/nginx-hello:1.1.0`)
  // Another one takes over at once.
  const other = row.getByRole('button', { name: /^Copy digest/ }).first()
  await other.click()
  await expect(other).toHaveAttribute('title', 'Copied')
  await expect(button).toHaveAttribute('title', 'Copy URI of 1.1.0')
  await expect(button.locator('use')).toHaveAttribute('href', '#icon-copy')
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/^sha256:[0-9a-f]{64}$/)
  await expect(other).toHaveAttribute('title', /^Copy digest/)
  await expect(page.getByRole('status').filter({ hasText: 'Copied' })).toHaveCount(0)
})

test('a browser that refuses is said to, and not taken for one that copied', async ({ page }) => {
  await page.goto('/harbour/nginx-hello?tab=usage')
  await touch(page)
  await page.evaluate(() => {
    navigator.clipboard.writeText = () => Promise.reject(new Error('no'))
    document.execCommand = () => false
  })
  const button = page.getByRole('button', { name: 'Copy code' }).first()
  await button.click()
  await expect(button).toHaveAttribute('title', /^Not copied/)
  await expect(page.getByRole('status').filter({ hasText: 'Select the text instead' })).toHaveCount(1)
})
