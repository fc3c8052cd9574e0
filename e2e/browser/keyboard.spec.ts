import type { Page } from '@playwright/test'
import { violationsOf } from './accessible.ts'
import { touch } from './first-touch.ts'
import { expect, test } from './gallery.ts'

test.use({ permissions: ['clipboard-read', 'clipboard-write'] })

test('slash, arrows and enter lead from anywhere to a repository', async ({ page }) => {
  await page.goto('/harbour/web')
  const field = page.getByLabel('Search the gallery')
  await page.keyboard.press('/')
  await expect(field).toBeFocused()
  await expect(field).toHaveValue('')
  await page.keyboard.type('harbour')
  await expect(page.getByRole('listbox', { name: 'Suggestions' })).toBeVisible()
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
  await page.keyboard.press('c')
  await expect(page.getByRole('button', { name: 'Copied' })).toBeVisible()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(`docker pull ${new URL(baseURL ?? '').host}/harbour/web:1.4.0`)
})

test('c copies the pull command of an image', async ({ page, baseURL }) => {
  const host = new URL(baseURL ?? '').host
  await page.goto('/harbour/nginx-hello/-/tags/1.1.0')
  const digest = await page.locator('[data-digest]').textContent()
  for (const [path, reference] of [
    ['tags/1.1.0', ':1.1.0'],
    [`images/${digest}`, `@${digest}`],
  ]) {
    await page.goto(`/harbour/nginx-hello/-/${path}`)
    await page.keyboard.press('c')
    const copied = `docker pull ${host}/harbour/nginx-hello${reference}`
    await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(copied)
  }
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
  await touch(page)
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

test('the palette goes to a repository by a few letters', async ({ page }) => {
  await page.goto('/harbour')
  const palette = await openPalette(page)
  await page.keyboard.type('morse')
  await expect(palette.getByRole('option', { name: 'ostrom/morse' })).toBeVisible()
  expect(await violationsOf(page)).toEqual([])
  await palette.getByRole('option', { name: 'ostrom/morse' }).click()
  await expect(page).toHaveURL('/ostrom/morse')
  await expect(palette).toHaveCount(0)
})

test('the palette knows the page it is opened on', async ({ page, baseURL }) => {
  await page.goto('/harbour/web?tag=1.4.0')
  const palette = await openPalette(page)
  await page.keyboard.type('copy')
  await page.keyboard.press('Enter')
  await expect(palette).toHaveCount(0)
  const copied = `docker pull ${new URL(baseURL ?? '').host}/harbour/web:1.4.0`
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(copied)
  await openPalette(page)
  await page.keyboard.type('image tags')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL('/harbour/web?tab=tags')
})

test('the palette changes the colours, and escape leaves everything as it was', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' })
  await page.goto('/')
  const palette = await openPalette(page)
  await page.keyboard.press('Escape')
  await expect(palette).toHaveCount(0)
  await openPalette(page)
  await page.keyboard.type('dark')
  await page.keyboard.press('Enter')
  await expect(page.locator('html')).toHaveAttribute('data-colour-scheme', 'dark')
})

test('a question mark says the keys, but not while one types', async ({ page }) => {
  await page.goto('/')
  const help = page.getByRole('dialog', { name: 'Keyboard shortcuts' })
  await page.keyboard.press('?')
  await expect(help).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(help).toHaveCount(0)
  await page.getByLabel('Search the gallery').focus()
  await page.keyboard.press('?')
  await expect(page.getByLabel('Search the gallery')).toHaveValue('?')
  await expect(help).toHaveCount(0)
})

async function openPalette(page: Page) {
  const palette = page.getByRole('dialog', { name: 'Command palette' })
  await page.keyboard.press('Control+k')
  await expect(palette.getByRole('combobox')).toBeFocused()
  return palette
}
