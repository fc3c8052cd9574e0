import { expect, test } from './gallery.ts'

test.use({ permissions: ['clipboard-read', 'clipboard-write'] })

test('slash, arrows and enter lead from anywhere to a repository', async ({ page }) => {
  await page.goto('/harbour/web')
  const field = page.getByLabel('Search the gallery')
  // Keys are heard once the page has come alive.
  await expect(async () => {
    await page.keyboard.press('/')
    await expect(field).toBeFocused({ timeout: 500 })
  }).toPass()
  await expect(field).toHaveValue('')
  await page.keyboard.type('harbour')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL('/?searchTerm=harbour')
  await expect(page.locator('[data-result]').nth(1)).toBeVisible()
  const names = await page.locator('[data-result]').allTextContents()
  await page.keyboard.press('ArrowDown')
  await expect(page.locator('[data-result]').first()).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await expect(page.locator('[data-result]').nth(1)).toBeFocused()
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('ArrowUp')
  await expect(field).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(`/${names[0]}`)
})

test('c copies the pull command, but not while one types', async ({ page, baseURL }) => {
  await page.goto('/harbour/web?tag=1.4.0')
  await page.evaluate(() => navigator.clipboard.writeText('before'))
  await page.getByLabel('Search the gallery').focus()
  await page.keyboard.press('c')
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('before')
  await page.locator('body').click({ position: { x: 5, y: 400 } })
  await expect(async () => {
    await page.keyboard.press('c')
    await expect(page.getByRole('button', { name: 'Copied' })).toBeVisible({ timeout: 500 })
  }).toPass()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(`docker pull ${new URL(baseURL ?? '').host}/harbour/web:1.4.0`)
})

test('the first stop of the tab key skips to the content', async ({ page }) => {
  await page.goto('/')
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: 'Skip to the content' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.locator('main')).toBeFocused()
})

test('the colours change at once, and stay', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' })
  await page.goto('/')
  const ground = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)
  const light = await ground()
  const kept = page.waitForResponse('**/-/colour-scheme')
  await page.getByRole('button', { name: 'Use dark colours' }).click()
  await expect.poll(ground).not.toBe(light)
  await kept
  const dark = await ground()
  await page.goto('/harbour')
  expect(await ground()).toBe(dark)
})
