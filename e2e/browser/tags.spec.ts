import { expectAccessible, expectToFit } from './accessible.ts'
import { expect, test } from './gallery.ts'

const list = '/harbour/nginx-hello?tab=tags'
const names = (page: import('@playwright/test').Page) =>
  page
    .getByRole('table')
    .getByRole('link', { name: /^\d+\.\d+\.\d+$/ })
    .allTextContents()

test('tags are sorted by version, turned round, and stay so after a reload', async ({ page }) => {
  await page.goto(list)
  const sort = page.getByRole('navigation', { name: 'Sort tags by' })
  await expect(sort.getByRole('link', { name: 'Newest' })).toHaveAttribute('aria-current', 'true')
  await sort.getByRole('link', { name: 'Version' }).click()
  await expect(page).toHaveURL(`${list}&sort=version`)
  await expect(sort.getByRole('link', { name: /^Version\s+descending$/ })).toBeVisible()
  const newestFirst = await names(page)
  expect(newestFirst.slice(0, 2)).toEqual(['1.2.0', '1.1.0'])
  await sort.getByRole('link', { name: 'Version' }).click()
  await expect(page).toHaveURL(`${list}&sort=version&order=ascending`)
  await page.reload()
  await expect(sort.getByRole('link', { name: /^Version\s+ascending$/ })).toBeVisible()
  expect((await names(page)).at(-1)).toBe('1.2.0')
})

test('a filter keeps the order and what is chosen to pull', async ({ page }) => {
  await page.goto(`${list}&sort=name&tool=podman`)
  await page.getByRole('searchbox', { name: 'Filter tags' }).pressSequentially('1.1')
  await expect(page).toHaveURL('/harbour/nginx-hello?tab=tags&tool=podman&filter=1.1&sort=name')
  await expect(page.getByText('with “1.1”')).toBeVisible()
})

test('a row tells the addresses by tag and by digest, and leads to the page of the tag', async ({ page, baseURL }) => {
  const host = new URL(baseURL ?? '').host
  await page.goto(list)
  const row = page.getByRole('row').filter({ has: page.getByRole('link', { name: '1.2.0', exact: true }) })
  await row.getByText('URIs').click()
  await expect(row.getByText(`${host}/harbour/nginx-hello:1.2.0`, { exact: true })).toBeVisible()
  await expect(row.getByText(new RegExp(`^${host}/harbour/nginx-hello@sha256:[0-9a-f]{64}$`))).toBeVisible()
  await expect(row.getByRole('link', { name: 'Details of 1.2.0' }).first()).toHaveAttribute('href', '/harbour/nginx-hello/-/tags/1.2.0')
})

test('two tags are chosen one after the other to be compared', async ({ page }) => {
  await page.goto(list)
  await page.getByRole('link', { name: 'Compare 1.1.0' }).click()
  await expect(page).toHaveURL(`${list}&compare=1.1.0`)
  await expect(page.getByLabel('From')).toHaveValue('1.1.0')
  await expect(page.getByRole('link', { name: 'Compare 1.1.0 with 1.2.0' })).toHaveAttribute(
    'href',
    '/harbour/nginx-hello/-/compare/1.1.0/1.2.0',
  )
  await page.getByRole('link', { name: 'Cancel' }).click()
  await expect(page).toHaveURL(list)
})

test('an address with a token that is no longer good says so', async ({ page }) => {
  await page.goto(`${list}&after=bm90LWEtdG9rZW4`)
  await expect(page.getByText('This page of tags is no longer there.')).toBeVisible()
  await page.getByRole('link', { name: 'Show all tags' }).click()
  await expect(page.getByRole('table')).toBeVisible()
})

test('a platform and a file are chosen in the pull panel', async ({ page, baseURL }) => {
  const host = new URL(baseURL ?? '').host
  await page.goto('/harbour/nginx-hello?tag=1.2.0')
  const panel = page.getByRole('region', { name: 'Pull' })
  const command = panel.locator('[data-pull-command]')
  await panel.getByLabel('Platform').selectOption('linux/arm64/v8')
  await expect(command).toHaveText(`docker pull --platform linux/arm64/v8 ${host}/harbour/nginx-hello:1.2.0`)
  await expect(page).toHaveURL('/harbour/nginx-hello?tag=1.2.0&tool=docker&platform=linux%2Farm64%2Fv8')
  await panel.getByRole('link', { name: 'Kubernetes' }).click()
  await expect(command).toHaveText(`image: ${host}/harbour/nginx-hello:1.2.0`)
  await panel.getByRole('link', { name: 'Dockerfile' }).click()
  await expect(command).toHaveText(`FROM --platform=linux/arm64/v8 ${host}/harbour/nginx-hello:1.2.0`)
  await panel.getByRole('checkbox', { name: 'Pin by digest' }).check()
  await expect(command).toHaveText(new RegExp(`^FROM ${host}/harbour/nginx-hello@sha256:[0-9a-f]{64}$`))
})

test('the keyboard reaches the order, the addresses and the comparison', async ({ page }) => {
  await page.goto(list)
  await page.getByRole('link', { name: 'Newest' }).focus()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(`${list}&sort=version`)
  const summary = page.locator('table summary', { hasText: 'URIs' }).first()
  await summary.focus()
  await page.keyboard.press('Enter')
  await expect(page.locator('table details[open] code').first()).toBeVisible()
})

test('axe finds nothing on a list with all of it open', async ({ page }) => {
  await page.goto(`${list}&sort=version&compare=1.1.0`)
  for (const summary of await page.locator('main summary:visible').all()) {
    if (!(await summary.evaluate((element) => element.parentElement?.hasAttribute('open')))) await summary.click()
  }
  await expectAccessible(page)
})

test('rows stack on a small phone, without a way sideways', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 })
  await page.goto(`${list}&compare=1.1.0`)
  await page.locator('table summary').first().click()
  await expectToFit(page)
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('one sorts, opens a row and asks for a comparison', async ({ page }) => {
    await page.goto(list)
    await page.getByRole('link', { name: 'Version' }).click()
    await expect(page).toHaveURL(`${list}&sort=version`)
    const row = page.getByRole('row').filter({ has: page.getByRole('link', { name: '1.2.0', exact: true }) })
    await row.getByText('4 platforms').click()
    await expect(row.getByText('linux/arm64')).toBeVisible()
    await page.getByText('Compare two tags').click()
    await page.getByLabel('From').fill('1.1.0')
    await page.getByLabel('To', { exact: true }).fill('1.2.0')
    const asked = page.waitForRequest((request) => request.url().includes('/-/compare'))
    await page.getByRole('button', { name: 'Compare' }).click()
    expect((await asked).url()).toContain('/harbour/nginx-hello/-/compare?from=1.1.0&to=1.2.0')
  })

  test('one chooses a platform', async ({ page }) => {
    await page.goto('/harbour/nginx-hello?tag=1.2.0')
    await page.getByLabel('Platform').selectOption('linux/arm64/v8')
    await page.getByRole('button', { name: 'Show this command' }).click()
    await expect(page.locator('[data-pull-command]')).toContainText('docker pull --platform linux/arm64/v8 ')
  })
})
