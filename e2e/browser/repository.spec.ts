import { expect, test } from './gallery.ts'

test.use({ permissions: ['clipboard-read', 'clipboard-write'] })

const clipboard = (page: import('@playwright/test').Page) => page.evaluate(() => navigator.clipboard.readText())

test('tabs have addresses, and their texts are Markdown', async ({ page }) => {
  await page.goto('/harbour/nginx-hello')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('nginx-hello')
  await expect(page).toHaveTitle('harbour/nginx-hello · Galleon')
  await expect(page.getByText('Verified account', { exact: true })).toBeVisible()
  const tabs = page.getByRole('navigation', { name: 'Repository' })
  await expect(tabs.getByRole('link', { name: 'About' })).toHaveAttribute('aria-current', 'page')
  await expect(page.locator('.markdown').first()).toBeVisible()
  await tabs.getByRole('link', { name: 'Usage' }).click()
  await expect(page).toHaveURL('/harbour/nginx-hello?tab=usage')
  await expect(page.locator('.markdown pre').first()).toBeVisible()
  await tabs.getByRole('link', { name: 'Image tags' }).click()
  await expect(page).toHaveURL('/harbour/nginx-hello?tab=tags')
  await expect(page.getByRole('table')).toBeVisible()
  await page.goBack()
  await expect(tabs.getByRole('link', { name: 'Usage' })).toHaveAttribute('aria-current', 'page')
})

test('tags of one image share a row', async ({ page }) => {
  await page.goto('/harbour/nginx-hello?tab=tags')
  const row = page.getByRole('row').filter({ has: page.getByRole('link', { name: 'latest', exact: true }) })
  await expect(row.getByRole('link', { name: '1.2.0', exact: true })).toBeVisible()
  await expect(row.getByRole('link', { name: '1.1.0', exact: true })).toHaveCount(0)
  await row.getByText('4 platforms').click()
  await expect(row.getByText('linux/arm64')).toBeVisible()
})

test('the filter finds tags', async ({ page }) => {
  await page.goto('/harbour/nginx-hello?tab=tags')
  await page.getByRole('searchbox', { name: 'Filter tags' }).pressSequentially('1.1')
  await expect(page).toHaveURL('/harbour/nginx-hello?tab=tags&filter=1.1')
  await expect(page.getByRole('link', { name: '1.1.0', exact: true })).toBeVisible()
  await expect(page.getByRole('link', { name: '1.0.0', exact: true })).toHaveCount(0)
  await page.getByRole('searchbox', { name: 'Filter tags' }).fill('nothing-like-it')
  await expect(page.getByText('No tag has this text in it.')).toBeVisible()
})

test('the pull command is chosen and copied', async ({ page, baseURL }) => {
  const host = new URL(baseURL ?? '').host
  await page.goto('/harbour/nginx-hello')
  const panel = page.getByRole('region', { name: 'Pull' })
  await panel.getByLabel('Tag').selectOption('1.1.0')
  await panel.getByRole('button', { name: 'Copy pull command' }).click()
  await expect(panel.getByRole('button', { name: 'Copied' })).toBeVisible()
  expect(await clipboard(page)).toBe(`docker pull ${host}/harbour/nginx-hello:1.1.0`)

  await panel.getByRole('link', { name: 'podman' }).click()
  await expect(panel.locator('[data-pull-command]')).toHaveText(`podman pull --tls-verify=false ${host}/harbour/nginx-hello:1.1.0`)
  await panel.getByRole('checkbox', { name: 'Pin by digest' }).check()
  await expect(panel.locator('[data-pull-command]')).toHaveText(
    new RegExp(`^podman pull --tls-verify=false ${host}/harbour/nginx-hello@sha256:[0-9a-f]{64}$`),
  )
  await expect(page).toHaveURL('/harbour/nginx-hello?tag=1.1.0&tool=podman&pin=digest')

  const command = await panel.locator('[data-pull-command]').textContent()
  await page.reload()
  await expect(panel.locator('[data-pull-command]')).toHaveText(command ?? '')
  // The tool is remembered from page to page.
  await page.goto('/harbour/web')
  await expect(panel.locator('[data-pull-command]')).toContainText('podman pull')
})

test('the digest of the pinned command is that of the tag', async ({ page, request }) => {
  await page.goto('/harbour/web?tag=1.4.0&pin=digest')
  const command = (await page.locator('[data-pull-command]').textContent()) ?? ''
  const answer = await request.post('/api/gallery/describeImageTags', { data: { registryAliasName: 'harbour', repositoryName: 'web' } })
  const { imageTagDetails } = await answer.json()
  const tag = imageTagDetails.find(({ imageTag }: { imageTag: string }) => imageTag === '1.4.0')
  expect(command.endsWith(tag.imageDetail.imageDigest)).toBe(true)
})

test('a tag in the list goes into the pull panel, also after another was chosen there', async ({ page }) => {
  await page.goto('/harbour/nginx-hello?tab=tags&tag=1.1.0')
  const panel = page.getByRole('region', { name: 'Pull' })
  await expect(panel.getByLabel('Tag')).toHaveValue('1.1.0')
  await panel.getByLabel('Tag').selectOption('latest')
  await page.getByRole('table').getByRole('link', { name: '1.1.0', exact: true }).click()
  await expect(panel.getByLabel('Tag')).toHaveValue('1.1.0')
  await expect(panel.locator('[data-pull-command]')).toContainText(':1.1.0')
})

test('a chart is pulled with helm, an artifact with oras', async ({ page, baseURL }) => {
  const host = new URL(baseURL ?? '').host
  await page.goto('/harbour/charts/harbour-web')
  await expect(page.locator('[data-pull-command]')).toHaveText(
    new RegExp(`^helm pull --plain-http oci://${host}/harbour/charts/harbour-web --version \\d`),
  )
  await expect(page.locator('[data-pull-facts]')).toContainText('Helm chart')
  await page.goto('/openbuoy/nmea-checksum')
  await expect(page.locator('[data-pull-command]')).toContainText(`oras pull --plain-http ${host}/openbuoy/nmea-checksum:`)
})

test('a page names its one address, and one that is not there has the status for it', async ({ page, request, baseURL }) => {
  await page.goto('/harbour/web?tab=usage')
  await expect(page.locator('link[rel=canonical]')).toHaveAttribute('href', `${baseURL}/harbour/web?tab=usage`)
  const missing = await request.get('/harbour/no-such-thing')
  expect(missing.status()).toBe(404)
})

test('what is not there says so', async ({ page, complaints }) => {
  await page.goto('/harbour/no-such-thing')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('There is no such repository')
  await page.goto('/nobody-at-all')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('There is no such publisher')
  expect(complaints.every((complaint) => complaint.includes('404'))).toBe(true)
  complaints.length = 0
})

test('what is not there has the status and the title of that, under any address', async ({ page, complaints }) => {
  const missing = {
    '/harbour/no-such-thing': 'There is no such repository',
    '/no-such-publisher': 'There is no such publisher',
    '/harbour/web/-/no-such-page': 'There is nothing at this address',
    '/harbour/-/no-such-page': 'There is nothing at this address',
    '/-/no-such-page': 'There is nothing at this address',
    '/%ff': 'There is nothing at this address',
    '/harbour/web/-/tags/%': 'There is nothing at this address',
  }
  for (const [path, heading] of Object.entries(missing)) {
    const response = await page.goto(path)
    expect(response?.status(), path).toBe(404)
    await expect(page).toHaveTitle('Not found · Galleon')
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(heading)
  }
  // A browser complains of each.
  complaints.length = 0
})
