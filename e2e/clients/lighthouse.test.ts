import { afterAll, beforeAll, expect, it } from 'vitest'
import { lighthousePages } from '../browser/gallery-pages.ts'
import { type LighthouseBrowser, openLighthouse } from './lighthouse-audit.ts'
import { type Product, startProduct } from './product.ts'

let product: Product
let browser: LighthouseBrowser
beforeAll(async () => {
  product = await startProduct({ env: { GALLEON_DEMO: 'true' } })
  browser = await openLighthouse()
})
afterAll(async () => {
  await browser.close()
  await product.stop()
})

const all = { accessibility: 100, 'best-practices': 100, seo: 100 }

it.each(Object.entries(lighthousePages))('finds nothing on %s, and nothing moves while it loads', async (_name, path) => {
  const { scores, failed, layoutShift } = await browser.audit(product.origin + path, ['accessibility', 'best-practices', 'seo'])
  expect({ scores, failed, layoutShift }).toEqual({ scores: all, failed: [], layoutShift: 0 })
})
