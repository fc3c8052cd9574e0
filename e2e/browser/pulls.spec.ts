import type { APIRequestContext } from '@playwright/test'
import { expectAccessible, expectToFit } from './accessible.ts'
import { touch } from './first-touch.ts'
import { expect, test } from './gallery.ts'

const accept = 'application/vnd.oci.image.index.v1+json, application/vnd.oci.image.manifest.v1+json'

/** Pulls as a client does: the index by its tag, then the child for one processor by its digest. */
async function pull(request: APIRequestContext, repository: string, tag: string, architecture: string): Promise<void> {
  const { token } = await (await request.get('/token/')).json()
  const get = (reference: string) =>
    request.get(`/v2/${repository}/manifests/${reference}`, { headers: { Accept: accept, Authorization: `Bearer ${token}` } })
  const { manifests } = await (await get(tag)).json()
  const child = manifests.find(({ platform }: { platform?: { architecture: string } }) => platform?.architecture === architecture)
  expect((await get(child.digest)).ok()).toBe(true)
}

/** The pulls of today, as the API answers them. */
async function todayOf(request: APIRequestContext, groupBy: string): Promise<Record<string, number>> {
  const data = { registryAliasName: 'harbour', repositoryName: 'nginx-hello', groupBy, points: 1 }
  const { pulls, series } = await (await request.post('/api/gallery/getPullStatistics', { data })).json()
  const named = series.map(({ kind, name, pulls: [value] }: { kind: string; name?: string; pulls: [number] }) => [name ?? kind, value])
  return { all: pulls[0], ...Object.fromEntries(named) }
}

test('a pull counts once, by its tag and by its platform, and the page shows it', async ({ page, request }) => {
  const before = await todayOf(request, 'TAG')
  await pull(request, 'harbour/nginx-hello', 'latest', 'arm64')
  await pull(request, 'harbour/nginx-hello', '1.1.0', 'amd64')
  await expect.poll(async () => (await todayOf(request, 'TAG')).all).toBe((before.all ?? 0) + 2)
  expect(await todayOf(request, 'PLATFORM')).toMatchObject({ 'linux/arm64/v8': expect.any(Number), 'linux/amd64': expect.any(Number) })

  await page.goto('/harbour/nginx-hello')
  await touch(page)
  await page.getByRole('link', { name: /by day, tag and platform/ }).click()
  await expect(page).toHaveURL('/harbour/nginx-hello/-/pulls')
  await expect(page).toHaveTitle('Pulls of harbour/nginx-hello · Galleon')
  await expect(page.getByRole('img', { name: /^Pulls, the last 30 days: \d+ pulls/ })).toBeVisible()
  await page.getByRole('navigation', { name: 'Grouping' }).getByRole('link', { name: 'By tag' }).click()
  await expect(page).toHaveURL('/harbour/nginx-hello/-/pulls?by=tag')
  await expect(page.getByRole('img', { name: /^latest, the last 30 days: \d+ pull/ })).toBeVisible()
  await page.getByRole('navigation', { name: 'Period' }).getByRole('link', { name: 'Weeks' }).click()
  await expect(page).toHaveURL('/harbour/nginx-hello/-/pulls?period=week&by=tag')

  await page.getByText('The same figures as a table').click()
  const table = page.getByRole('table')
  await expect(table.getByRole('columnheader', { name: '1.1.0', exact: true })).toBeVisible()
  await expect(table.getByRole('row')).toHaveCount(27)
})

test('the figures come as a file', async ({ page, request }) => {
  await pull(request, 'harbour/nginx-hello', 'latest', 'arm64')
  await expect.poll(async () => (await todayOf(request, 'TAG')).latest).toBeGreaterThan(0)
  await page.goto('/harbour/nginx-hello/-/pulls?by=platform')
  const downloading = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Download as CSV' }).click()
  const download = await downloading
  expect(download.suggestedFilename()).toBe('pulls-harbour-nginx-hello-day-platform.csv')
  const file = await request.get('/harbour/nginx-hello/-/pulls.csv?by=platform')
  expect(await file.text()).toMatch(/^from,pulls,.*linux\/arm64/)
  expect((await request.get('/harbour/no-such-thing/-/pulls.csv')).status()).toBe(404)
})

test('a repository that nobody pulled says so', async ({ page }) => {
  await page.goto('/openbuoy/nmea-checksum/-/pulls')
  await expect(page.getByRole('heading', { name: 'Nobody has pulled this yet' })).toBeVisible()
})

test('an unknown repository has no statistics', async ({ page, complaints }) => {
  const response = await page.goto('/harbour/no-such-thing/-/pulls')
  expect(response?.status()).toBe(404)
  complaints.length = 0
})

test('axe finds nothing on the page of pulls', async ({ page, request }) => {
  await pull(request, 'harbour/nginx-hello', 'latest', 'arm64')
  await expect.poll(async () => (await todayOf(request, 'TAG')).latest).toBeGreaterThan(0)
  for (const path of ['/harbour/nginx-hello/-/pulls?by=platform', '/openbuoy/nmea-checksum/-/pulls']) {
    await page.goto(path)
    const summary = page.getByText('The same figures as a table')
    if (await summary.isVisible()) await summary.click()
    await expectAccessible(page)
  }
})

test('the page is no wider than a small phone', async ({ page, request }) => {
  await pull(request, 'harbour/nginx-hello', 'latest', 'arm64')
  await expect.poll(async () => (await todayOf(request, 'TAG')).latest).toBeGreaterThan(0)
  // No other test opens it, so it is not the page of before the pull.
  await page.goto('/harbour/nginx-hello/-/pulls?by=tag&period=month')
  await page.getByText('The same figures as a table').click()
  await expectToFit(page)
})
