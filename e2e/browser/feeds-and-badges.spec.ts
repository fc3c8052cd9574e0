import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from './gallery.ts'

const repository = '/harbour/nginx-hello'

test('a badge shows, and one with a mistake in it says which', async ({ page, complaints }) => {
  await page.goto(`${repository}/-/badges`)
  const shown = page.getByRole('img', { name: 'Badge: version' })
  await expect(shown).toBeVisible()
  await expect.poll(() => shown.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(50)
  const wrong = await page.request.get(`${repository}/-/badge/pulls.svg?colour=red`)
  expect([wrong.status(), wrong.headers()['content-type']]).toEqual([400, 'image/svg+xml; charset=utf-8'])
  expect(await wrong.text()).toContain('colour: is no option')
  const missing = await page.request.get('/harbour/no-such-thing/-/badge/pulls.svg')
  expect(missing.status()).toBe(404)
  expect(complaints).toEqual([])
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('one dresses badges and finds what to paste', async ({ page, baseURL }) => {
    await page.goto(repository)
    await page.getByRole('link', { name: 'Badges' }).click()
    await page.getByLabel('Style').selectOption('for-the-badge')
    await page.getByLabel('Tag').fill('1.1.0')
    await page.getByRole('button', { name: 'Show badges' }).click()
    await expect(page.getByText(`${baseURL}${repository}/-/badge/size.svg?tag=1.1.0&style=for-the-badge`).first()).toBeVisible()
    await page.getByRole('combobox', { name: 'Colour' }).fill('nothing')
    await page.getByRole('button', { name: 'Show badges' }).click()
    await expect(page.getByRole('alert')).toHaveText('Colour must be a name such as blue, or hex such as 0a7.')
  })

  test('the API is documented', async ({ page }) => {
    await page.goto('/-/api')
    await expect(page.getByRole('heading', { name: 'Search the gallery' })).toBeVisible()
    await expect(page.getByRole('main').getByText('facets', { exact: true }).first()).toHaveJSProperty('tagName', 'CODE')
    await expect(page.getByRole('main')).not.toContainText('`')
    await expect(page.getByText('Try it').first()).toBeHidden()
  })
})

test('a page leads to its feed, which any reader takes', async ({ page, baseURL }) => {
  await page.goto(repository)
  await expect(page.locator('link[type="application/atom+xml"]')).toHaveAttribute('href', `${baseURL}${repository}/-/feed.atom`)
  const response = await page.request.get(`${repository}/-/feed.atom?tags=1.1*`)
  expect(response.headers()['content-type']).toBe('application/atom+xml; charset=utf-8')
  const titles = await page.evaluate(
    (xml) => {
      const feed = new DOMParser().parseFromString(xml, 'application/xml')
      return feed.querySelector('parsererror') ? ['broken'] : [...feed.querySelectorAll('entry > title')].map((title) => title.textContent)
    },
    await response.text(),
  )
  expect(titles.sort()).toEqual(['nginx-hello:1.1', 'nginx-hello:1.1.0'])
  const again = await page.request.get(`${repository}/-/feed.atom?tags=1.1*`, {
    headers: { 'If-None-Match': response.headers().etag ?? '' },
  })
  expect(again.status()).toBe(304)
  expect((await page.request.get('/harbour/-/feed.atom')).status()).toBe(200)
})

test('a card is shown in a frame of another site, and a page is not', async ({ page, baseURL, complaints }) => {
  const site = http.createServer((request, response) => {
    response
      .setHeader('Content-Type', 'text/html')
      .end(`<iframe src="${baseURL}${repository}${request.url === '/card' ? '/-/card' : ''}"></iframe>`)
  })
  await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve))
  const origin = `http://localhost:${(site.address() as AddressInfo).port}`
  await page.goto(`${origin}/card`)
  await expect(page.frameLocator('iframe').getByRole('heading', { name: 'nginx-hello' })).toBeVisible()
  expect(complaints).toEqual([])
  await page.goto(`${origin}/page`)
  await expect(page.frameLocator('iframe').getByRole('heading', { name: 'nginx-hello' })).toHaveCount(0)
  expect(complaints.length).toBeGreaterThan(0)
  complaints.length = 0
  await new Promise((resolve) => site.close(resolve))
})

test('programs find the card, the picture, the data and the sitemap', async ({ page, baseURL }) => {
  await page.goto(repository)
  const oembed = await page.locator('link[type="application/json+oembed"]').getAttribute('href')
  expect((await (await page.request.get(oembed ?? '')).json()).html).toContain(`${baseURL}${repository}/-/card`)
  await expect(page.locator('meta[property="og:image"]')).toHaveAttribute('content', `${baseURL}${repository}/-/og.png`)
  const picture = await page.request.get(`${repository}/-/og.png`)
  expect([picture.status(), picture.headers()['content-type']]).toEqual([200, 'image/png'])
  const data = JSON.parse((await page.locator('script[type="application/ld+json"]').textContent()) ?? '')
  expect(data['@graph'][0]).toMatchObject({ '@type': 'SoftwareApplication', name: 'harbour/nginx-hello', softwareVersion: '1.2.0' })
  expect(await (await page.request.get('/robots.txt')).text()).toContain(`Sitemap: ${baseURL}/sitemap.xml`)
  expect(await (await page.request.get('/sitemap.xml')).text()).toContain(`<loc>${baseURL}/-/sitemap/0.xml</loc>`)
  expect(await (await page.request.get('/-/sitemap/0.xml')).text()).toContain(`<loc>${baseURL}${repository}</loc>`)
})

test('each operation of the API is tried on its page with its example', async ({ page }) => {
  await page.goto('/-/api')
  const operations = page.getByRole('region').filter({ has: page.getByText('Try it') })
  await expect(operations).not.toHaveCount(0)
  for (const operation of await operations.all()) {
    // What it makes would be in other tests' way.
    if ((await operation.getAttribute('id')) === 'reportRepository') continue
    await operation.getByText('Try it').click()
    await operation.getByRole('button', { name: 'Send' }).click()
    await expect(operation.getByText('Status 200')).toBeVisible()
  }
  const tags = page.getByRole('region', { name: 'List the tags of a repository' })
  await expect(tags.locator('[data-answer]')).toContainText('"imageTag": "1.2.0"')
  await tags.getByLabel('Request').fill('{')
  await tags.getByRole('button', { name: 'Send' }).click()
  await expect(tags.getByText('The request is not JSON')).toBeVisible()
})
