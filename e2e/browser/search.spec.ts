import { holdScripts } from './first-touch.ts'
import { expect, test } from './gallery.ts'

test('the list has every repository with what one needs to choose', async ({ page }) => {
  await page.goto('/?sort=popular')
  const row = page.getByRole('listitem').filter({ has: page.getByRole('link', { name: 'harbour/nginx-hello' }) })
  await expect(row).toContainText('A stand-in for an nginx welcome page')
  await expect(row).toContainText('Verified account')
  await expect(row).toContainText('Harbour Works')
  await expect(row).toContainText('ARM 64')
  // A logo is fetched once it is near.
  await row.locator('img').scrollIntoViewIfNeeded()
  await expect(row.locator('img')).toHaveJSProperty('complete', true)
  expect(await row.locator('img').evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0)
})

test('logo and display name of an account that is not verified stay away', async ({ page }) => {
  await page.goto('/?searchTerm=morse')
  const row = page.getByRole('listitem').filter({ has: page.getByRole('link', { name: 'ostrom/morse' }) })
  await expect(row).toBeVisible()
  await expect(row).not.toContainText('Verified account')
  await expect(row).not.toContainText('Lena Ostrom')
  await expect(row.locator('img')).toHaveCount(0)
})

test('results follow the typing, and the URL with them', async ({ page }) => {
  await page.goto('/?sort=popular')
  await page.getByRole('searchbox', { name: 'Search the gallery' }).pressSequentially('checksum')
  await expect(page).toHaveURL('/?searchTerm=checksum')
  await expect(page.getByRole('link', { name: 'openbuoy/nmea-checksum' })).toBeVisible()
  await expect(page.getByRole('link', { name: 'harbour/web', exact: true })).toHaveCount(0)
  await expect(page.getByRole('searchbox', { name: 'Search the gallery' })).toBeFocused()
  await expect(page).toHaveTitle('“checksum” · Galleon')
})

test('a slip of the finger is forgiven, and said', async ({ page }) => {
  await page.goto('/?searchTerm=ngnix')
  await expect(page.getByRole('link', { name: 'harbour/nginx-hello' })).toBeVisible()
  await expect(page.getByText('No match for “ngnix”. The nearest names:')).toBeVisible()
})

test('a pasted pull command finds its repository', async ({ page, baseURL }) => {
  await page.goto('/?sort=popular')
  const field = page.getByRole('searchbox', { name: 'Search the gallery' })
  await field.fill(`docker pull ${new URL(baseURL ?? '').host}/harbour/web:latest`)
  await field.press('Enter')
  await expect(page.getByRole('main').getByRole('listitem').first().getByRole('link').first()).toHaveText('harbour/web')
  await expect(page.getByRole('heading', { level: 1 })).toContainText('docker pull')
})

test('filters narrow the list, combine, and are taken back', async ({ page }) => {
  await page.goto('/?sort=popular')
  await page.getByRole('checkbox', { name: 'Verified account' }).check()
  await expect(page).toHaveURL('/?verified=verified')
  await expect(page.getByRole('link', { name: 'ostrom/morse' })).toHaveCount(0)
  await page.getByRole('checkbox', { name: 'ARM 64' }).check()
  await expect(page).toHaveURL('/?verified=verified&architectures=ARM+64')
  await expect(page.getByRole('link', { name: 'harbour/nginx-hello' })).toBeVisible()
  // The chart declares no architecture.
  await expect(page.getByRole('link', { name: 'harbour/charts/harbour-web' })).toHaveCount(0)
  await page.goBack()
  await expect(page.getByRole('link', { name: 'harbour/charts/harbour-web' })).toBeVisible()
  await expect(page.getByRole('checkbox', { name: 'ARM 64' })).not.toBeChecked()
  await expect(page.getByRole('checkbox', { name: 'Verified account' })).toBeChecked()
})

test('the written form of the URL gives the same list', async ({ page }) => {
  await page.goto('/?searchTerm=server&page=1&verified=verified&operatingSystems=Linux&architectures=ARM+64')
  await expect(page.getByRole('searchbox', { name: 'Search the gallery' })).toHaveValue('server')
  await expect(page.getByRole('checkbox', { name: 'Linux' })).toBeChecked()
  await expect(page.getByRole('checkbox', { name: 'ARM 64' })).toBeChecked()
  await expect(page.getByRole('link', { name: 'harbour/echo-server' })).toBeVisible()
})

test('the list is ordered by name on demand', async ({ page }) => {
  await page.goto('/?sort=popular')
  await page.getByRole('navigation', { name: 'Sort by' }).getByRole('link', { name: 'Name' }).click()
  await expect(page).toHaveURL('/?sort=name')
  await expect(page.getByRole('navigation', { name: 'Sort by' }).locator('[aria-current]')).toHaveText('Name')
  const names = await page.locator('[data-result] > span:last-child').allTextContents()
  expect(names.length).toBeGreaterThan(10)
  expect(names).toEqual([...names].sort())
})

test('no result shows ways on', async ({ page }) => {
  await page.goto('/?searchTerm=qqqqzzzz&operatingSystems=Windows')
  await expect(page.getByRole('heading', { name: 'Nothing matches “qqqqzzzz”' })).toBeVisible()
  await page.getByRole('link', { name: 'Show everything' }).click()
  await expect(page).toHaveURL('/?sort=popular')
  await expect(page.getByRole('link', { name: 'harbour/nginx-hello' })).toBeVisible()
  await expect(page.getByRole('searchbox', { name: 'Search the gallery' })).toHaveValue('')
})

test('a registry page searches its own repositories', async ({ page }) => {
  await page.goto('/harbour')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Harbour Works')
  await expect(page.getByRole('link', { name: 'nginx-hello' })).toBeVisible()
  await expect(page.getByRole('link', { name: 'pause' })).toHaveCount(0)
  await page.getByRole('searchbox', { name: 'Search in Harbour Works' }).pressSequentially('echo')
  await expect(page).toHaveURL('/harbour?searchTerm=echo')
  await expect(page.getByRole('link', { name: 'nginx-hello' })).toHaveCount(0)
  await page.getByRole('link', { name: 'echo-server' }).click()
  await expect(page).toHaveURL('/harbour/echo-server')
})

test('the header searches from a repository page', async ({ page }) => {
  await page.goto('/harbour/web')
  await page.getByLabel('Search the gallery').fill('morse')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL('/?searchTerm=morse')
  await expect(page.getByRole('link', { name: 'ostrom/morse' })).toBeVisible()
})

test('what is typed before the page has come alive counts', async ({ page }) => {
  const release = await holdScripts(page)
  await page.goto('/?sort=popular', { waitUntil: 'commit' })
  await page.getByRole('searchbox', { name: 'Search the gallery' }).fill('morse')
  release()
  await expect(page).toHaveURL('/?searchTerm=morse')
  await expect(page.getByRole('link', { name: 'ostrom/morse' })).toBeVisible()
})

test('an empty list says which filter to drop, and with how much to find', async ({ page }) => {
  await page.goto('/?searchTerm=nginx-hello&operatingSystems=Windows&verified=verified')
  const way = page.getByRole('listitem').filter({ hasText: 'Without “Windows”' })
  await expect(way).toContainText(/\d+ repositor/)
  await expect(page.getByRole('listitem').filter({ hasText: 'Without “Verified account”' })).toHaveCount(0)
  await way.getByRole('link').click()
  await expect(page).toHaveURL('/?searchTerm=nginx-hello&verified=verified')
  await expect(page.getByRole('link', { name: 'harbour/nginx-hello' })).toBeVisible()
})

test('a page beyond the end says so and leads back', async ({ page }) => {
  await page.goto('/?sort=name&page=99')
  await expect(page.getByRole('heading', { name: 'There is no page 99' })).toBeVisible()
  await page.getByRole('link', { name: 'To the first page' }).click()
  await expect(page).toHaveURL('/?sort=name')
  await expect(page.getByRole('link', { name: 'harbour/nginx-hello' })).toBeVisible()
})

test('what was searched for is marked in names, not where names are only near', async ({ page }) => {
  await page.goto('/?searchTerm=nginx')
  await expect(page.getByRole('link', { name: 'harbour/nginx-hello' }).locator('mark')).toHaveText('nginx')
  await page.goto('/?searchTerm=ngnix')
  await expect(page.getByRole('link', { name: 'harbour/nginx-hello' })).toBeVisible()
  await expect(page.locator('mark')).toHaveCount(0)
})

test('on a phone the filters that are on stand above the list, and go at a touch', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto('/?operatingSystems=Linux&architectures=ARM+64')
  await page.getByRole('link', { name: 'Remove filter Linux' }).click()
  await expect(page).toHaveURL('/?architectures=ARM+64')
  await expect(page.getByRole('link', { name: 'Remove filter Linux' })).toHaveCount(0)
  await expect(page.getByRole('link', { name: 'Remove filter ARM 64' })).toBeVisible()
})

test('a registry page says who it is, how much there is, and what verified means', async ({ page }) => {
  await page.goto('/harbour')
  await expect(page.getByRole('definition').filter({ hasText: /^4$/ })).toBeVisible()
  await expect(page.getByRole('link', { name: 'Feed of new tags' })).toHaveAttribute('href', '/harbour/-/feed.atom')
  await page.getByText('What does this mean?').click()
  await expect(page.getByText('has checked who is behind this account')).toBeVisible()
})

test('search engines keep the whole list, and no words that nothing has', async ({ page, baseURL }) => {
  const head = async (path: string) => {
    await page.goto(path)
    const canonical = await page.locator('link[rel=canonical]').getAttribute('href')
    const robots = await page.locator('meta[name=robots]').evaluateAll((all) => all.map((meta) => meta.getAttribute('content')))
    return { canonical, robots }
  }
  const everything = `${baseURL}/?sort=popular`
  expect(await head('/?searchTerm=morse&architectures=ARM+64')).toEqual({ canonical: everything, robots: [] })
  expect(await head('/?verified=verified&page=2')).toEqual({ canonical: everything, robots: [] })
  expect(await head('/harbour?searchTerm=web')).toEqual({ canonical: `${baseURL}/harbour`, robots: [] })
  const keptOut = ['noindex, follow']
  expect(await head('/?searchTerm=ngnix')).toEqual({ canonical: everything, robots: keptOut })
  expect(await head('/?searchTerm=cheap+pills')).toEqual({ canonical: everything, robots: keptOut })
  expect(await head('/harbour?searchTerm=cheap+pills')).toEqual({ canonical: `${baseURL}/harbour`, robots: keptOut })
})
