import type { Page } from '@playwright/test'
import { holdScripts } from './first-touch.ts'
import { expect, test } from './gallery.ts'

test.use({ permissions: ['clipboard-read', 'clipboard-write'] })

const clipboard = (page: Page) => page.evaluate(() => navigator.clipboard.readText())

/** Does something before the page's script is there, and lets it come then. */
async function beforeAlive(page: Page, path: string, act: () => Promise<unknown>): Promise<void> {
  const release = await holdScripts(page)
  await page.goto(path)
  await act()
  release()
}

test('a button that was pressed before the script was there is heard, and what it copies is copied at once', async ({ page, baseURL }) => {
  const command = `docker pull ${new URL(baseURL ?? '').host}/harbour/web:1.4.0`
  await beforeAlive(page, '/harbour/web?tag=1.4.0', async () => {
    await page.getByRole('button', { name: 'Copy pull command' }).first().click()
    await expect.poll(() => clipboard(page)).toBe(command)
    await page.evaluate(() => {
      navigator.clipboard.writeText = () => Promise.reject(new Error('too late'))
    })
  })
  await expect(page.getByRole('button', { name: 'Copied' })).toBeVisible()
  expect(await clipboard(page)).toBe(command)
})

test('so is one of many', async ({ page }) => {
  const button = page.getByRole('button', { name: 'Copy code' }).first()
  await beforeAlive(page, '/harbour/nginx-hello?tab=usage', () => button.click())
  await expect(button).toHaveAttribute('title', 'Copied')
  expect(await clipboard(page)).toBe((await page.locator('.markdown pre').first().innerText()).trimEnd())
})

test('so is a key', async ({ page, baseURL }) => {
  await beforeAlive(page, '/harbour/web?tag=1.4.0', () => page.keyboard.press('c'))
  await expect(page.getByRole('button', { name: 'Copied' })).toBeVisible()
  expect(await clipboard(page)).toBe(`docker pull ${new URL(baseURL ?? '').host}/harbour/web:1.4.0`)
})

test('a key counts once, however often it was pressed', async ({ page }) => {
  await beforeAlive(page, '/', async () => {
    await page.keyboard.press('Control+k')
    await page.keyboard.press('Control+k')
  })
  await expect(page.getByRole('dialog', { name: 'Command palette' })).toBeVisible()
})

test('a slash leads to the field at once, and what is typed there is searched for', async ({ page }) => {
  await beforeAlive(page, '/?sort=popular', async () => {
    await page.keyboard.press('/')
    await page.keyboard.type('morse?')
  })
  await expect(page).toHaveURL('/?searchTerm=morse%3F')
  await expect(page.getByRole('dialog')).toHaveCount(0)
})

test('an arrow leads to the results', async ({ page }) => {
  await beforeAlive(page, '/?searchTerm=harbour', async () => {
    await page.getByRole('searchbox', { name: 'Search the gallery' }).focus()
    await page.keyboard.press('ArrowDown')
  })
  await expect(page.locator('[data-result]').first()).toBeFocused()
})

test('what was chosen of a pull stays, and shows', async ({ page }) => {
  await beforeAlive(page, '/harbour/nginx-hello', async () => {
    await page.getByLabel('Tag', { exact: true }).selectOption('1.1.0')
    await page.getByLabel('Platform').selectOption('linux/arm64/v8')
    await page.getByRole('checkbox', { name: 'Pin by digest' }).check()
  })
  const command = page.locator('[data-pull-command]')
  await expect(command).toHaveText(/^docker pull .+\/harbour\/nginx-hello@sha256:[0-9a-f]{64}$/)
  await expect(page.getByLabel('Tag', { exact: true })).toHaveValue('1.1.0')
  await expect(page.getByRole('checkbox', { name: 'Pin by digest' })).toBeChecked()
  await expect(page).toHaveURL(/tag=1\.1\.0.*pin=digest/)
  await expect(page.getByRole('link', { name: 'Usage', exact: true })).toHaveAttribute('href', /tag=1\.1\.0.*pin=digest/)
  // It goes on from there.
  await page.getByRole('checkbox', { name: 'Pin by digest' }).uncheck()
  await expect(command).toHaveText(/^docker pull --platform linux\/arm64\/v8 .+\/harbour\/nginx-hello:1\.1\.0$/)
})

test('what was typed stays when the field is left', async ({ page }) => {
  const field = page.getByLabel('Search the gallery')
  await beforeAlive(page, '/harbour/web', async () => {
    await field.fill('nginx')
    await field.blur()
  })
  await expect(page.locator('html')).toHaveAttribute('data-alive', '')
  await expect(field).toHaveValue('nginx')
})

test('a filter that was ticked counts', async ({ page }) => {
  await beforeAlive(page, '/?searchTerm=server', () => page.getByRole('checkbox', { name: 'Verified account' }).check())
  await expect(page).toHaveURL(/searchTerm=server.*verified=verified/)
})

test('who goes on typing is not taken away by an arrow', async ({ page }) => {
  const field = page.getByLabel('Search the gallery')
  await beforeAlive(page, '/?searchTerm=harbour', async () => {
    await field.focus()
    await page.keyboard.press('End')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.type('/web')
  })
  await expect(page).toHaveURL('/?searchTerm=harbour%2Fweb')
  await expect(field).toBeFocused()
})

test('a page of before an update is loaded anew', async ({ page, complaints }) => {
  const files = '**/_next/static/**/*.js'
  await page.route(files, (route) => route.fulfill({ status: 404 }))
  await page.goto('/harbour/web')
  const button = page.getByRole('button', { name: 'Copy pull command' }).first()
  const loaded = page.waitForEvent('load')
  await button.click()
  await loaded
  // It does not help here, and so is done once.
  await button.click()
  await page.waitForLoadState('networkidle')
  await page.unroute(files)
  await button.click()
  await expect(page.getByRole('button', { name: 'Copied' })).toBeVisible()
  complaints.length = 0
})

test('a page without a connection stays, and tries again', async ({ page, context, complaints }) => {
  await page.goto('/harbour/web')
  await context.setOffline(true)
  const button = page.getByRole('button', { name: 'Copy pull command' }).first()
  await button.click()
  await page.waitForLoadState('networkidle')
  await context.setOffline(false)
  await button.click()
  await expect(page.getByRole('button', { name: 'Copied' })).toBeVisible()
  complaints.length = 0
})

test('links are followed without it', async ({ page }) => {
  const loaded: string[] = []
  page.on('request', (request) => {
    if (request.resourceType() === 'script') loaded.push(request.url())
  })
  await page.goto('/harbour')
  await page.getByRole('link', { name: 'nginx-hello' }).first().dispatchEvent('click')
  await expect(page).toHaveURL('/harbour/nginx-hello')
  await page.getByRole('link', { name: 'Usage', exact: true }).dispatchEvent('click')
  await expect(page).toHaveURL('/harbour/nginx-hello?tab=usage')
  expect(loaded).toEqual([])
})
