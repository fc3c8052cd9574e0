import { expectAccessible, expectToFit, violationsOf } from './accessible.ts'
import { touch } from './first-touch.ts'
import { expect, test } from './gallery.ts'
import { galleryPages, imagePages, otherPages } from './gallery-pages.ts'
import { takePictures } from './pictures.ts'

const images = Object.fromEntries(Object.entries(imagePages).map(([name, path]) => [`image-${name}`, path]))
const pages = { ...galleryPages, ...otherPages, ...images, pulls: '/harbour/nginx-hello/-/pulls?by=tag' }
const missing = ['not-found', 'image-missing']

for (const [name, path] of Object.entries(pages)) {
  test(`${name} is in the pictures, axe finds nothing on it, and it fits a small phone`, async ({ page, complaints }) => {
    await page.goto(path)
    await takePictures(page, name)
    // What is folded counts, too.
    await page.evaluate(() => {
      for (const details of document.querySelectorAll('main details')) details.setAttribute('open', '')
    })
    // As it comes, and with its script.
    expect(await violationsOf(page)).toEqual([])
    await touch(page)
    await expectAccessible(page)
    await expectToFit(page)
    if (missing.includes(name)) complaints.length = 0
  })
}
