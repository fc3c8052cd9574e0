import { expectAccessible } from './accessible.ts'
import { openConsole, pageWithoutScript } from './console.ts'
import { setFeatured } from './featured.ts'
import { expect, test } from './gallery.ts'

test.beforeEach(({ baseURL }) => setFeatured(String(baseURL), []))
test.afterEach(({ baseURL }) => setFeatured(String(baseURL), []))

test('an operator chooses what the front page begins with, and visitors see it', async ({ page, browser, baseURL }) => {
  test.slow()
  const visitor = await browser.newPage({ baseURL: String(baseURL) })
  await visitor.goto('/')
  await expect(visitor.getByRole('region', { name: 'Featured' })).toHaveCount(0)

  await openConsole(page)
  await page.getByRole('link', { name: 'Featured' }).click()
  const field = page.getByRole('textbox', { name: 'Repository' })
  const add = page.getByRole('button', { name: 'Add to the front page' })
  for (const [text, problem] of [
    ['nginx', /Write it as alias\/name/],
    ['harbour/no-such-thing', /does not exist in the registry/],
  ] as const) {
    await field.fill(text)
    await add.click()
    await expect(field).toBeFocused()
    await expect(field).toHaveAccessibleDescription(problem)
    await expect(field).toHaveValue(text)
  }
  for (const name of ['harbour/nginx-hello', 'openbuoy/nmea-checksum']) {
    await field.fill(name)
    await add.click()
    await expect(page.getByText('The repository is on the front page.')).toBeFocused()
    await expect(page.getByRole('row').filter({ hasText: name })).toBeVisible()
  }
  await page.getByRole('button', { name: 'Up: openbuoy/nmea-checksum' }).click()
  await expect(page.getByText('The order on the front page is changed.')).toBeFocused()
  await expectAccessible(page)

  const featured = visitor.getByRole('region', { name: 'Featured' })
  await expect(async () => {
    await visitor.goto('/')
    await expect(featured.getByRole('link')).toHaveText(['openbuoy/nmea-checksum', 'harbour/nginx-hello'], { timeout: 500 })
  }).toPass()
  await expectAccessible(visitor)
  const shifts = await visitor.evaluate(
    () =>
      new Promise<number>((resolve) => {
        new PerformanceObserver((list) => resolve(list.getEntries().length)).observe({ type: 'layout-shift', buffered: true })
        setTimeout(() => resolve(0), 300)
      }),
  )
  expect(shifts).toBe(0)

  // As plain forms.
  const plain = await pageWithoutScript(browser, baseURL)
  await plain.context().addCookies(await page.context().cookies())
  await plain.goto('/console/operator/featured')
  await plain.getByRole('button', { name: 'Down: openbuoy/nmea-checksum' }).click()
  await expect(plain.getByRole('row').nth(1)).toContainText('harbour/nginx-hello')
  for (const name of ['harbour/nginx-hello', 'openbuoy/nmea-checksum']) {
    await plain.getByRole('button', { name: `Remove ${name}` }).click()
    await expect(plain.getByText('The repository is off the front page.')).toBeVisible()
  }
  await expect(plain.getByText('Nothing is featured')).toBeVisible()
  await visitor.goto('/')
  await expect(visitor.getByRole('region', { name: 'Publishers' })).toBeVisible()
  await expect(featured).toHaveCount(0)
})
