import { gzipSync } from 'node:zlib'
import type { Page } from '@playwright/test'
import { touch } from './first-touch.ts'
import { expect, test } from './gallery.ts'

/**
 * Kilobytes of script, gzipped, that a page may load once it is touched. React, its DOM and Next's router are 130 of them on every
 * page, whatever it does; the rest is ours.
 */
const budgets = {
  '/': 165,
  '/?searchTerm=server': 165,
  '/harbour': 165,
  '/harbour/nginx-hello': 175,
} as const

for (const [path, budgetKilobytes] of Object.entries(budgets)) {
  test(`${path} loads no script before it is touched, and then at most ${budgetKilobytes} kB`, async ({ page }) => {
    const scripts = await scriptsOf(page, path)
    const kilobytes = [...scripts.values()].reduce((sum, bytes) => sum + bytes, 0) / 1000
    test.info().annotations.push({ type: 'weight', description: `${kilobytes.toFixed(1)} kB in ${scripts.size} files` })
    expect(kilobytes).toBeGreaterThan(0)
    expect(kilobytes).toBeLessThanOrEqual(budgetKilobytes)
  })
}

test('the palette is loaded when it is opened, not before', async ({ page }) => {
  const before = await scriptsOf(page, '/harbour/nginx-hello')
  const loaded: string[] = []
  page.on('response', (response) => {
    if (response.request().resourceType() === 'script') loaded.push(response.url())
  })
  await page.keyboard.press('Control+k')
  await expect(page.getByRole('dialog', { name: 'Command palette' })).toBeVisible()
  expect(loaded.filter((url) => !before.has(url))).not.toEqual([])
})

/** Gzipped bytes of each script of a page, by its address. */
async function scriptsOf(page: Page, path: string): Promise<Map<string, number>> {
  const sizes = new Map<string, Promise<number>>()
  page.on('response', (response) => {
    if (response.request().resourceType() !== 'script') return
    sizes.set(
      response.url(),
      response.body().then((body) => gzipSync(body).length),
    )
  })
  await page.goto(path)
  await page.waitForLoadState('networkidle')
  expect([...sizes.keys()]).toEqual([])
  await touch(page)
  await page.waitForLoadState('networkidle')
  return new Map(await Promise.all([...sizes].map(async ([url, bytes]) => [url, await bytes] as const)))
}
