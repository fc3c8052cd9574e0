import { crc32, deflateSync } from 'node:zlib'
import { expectAccessible } from './accessible.ts'
import { createIamUser, openConsole, pageWithoutScript } from './console.ts'
import { newName, newRepository, openPage, pushImage } from './console-repository.ts'
import { expect, test } from './gallery.ts'

test('creating a public repository, then editing it, as the guide has it', async ({ page }) => {
  const name = newName()
  await openConsole(page)
  await page.getByRole('link', { name: 'Create repository' }).click()
  const field = page.getByLabel('Repository name')
  await field.fill('Not A Name')
  await page.getByRole('button', { name: 'Create repository' }).click()
  await expect(field).toBeFocused()
  await expect(field).toHaveAccessibleDescription(/no capital letters/)
  await field.fill(name)
  await page.getByLabel('Short description').fill('Serves pages')
  await page.getByLabel('Linux').check()
  await page.getByLabel('ARM 64').check()
  await page.getByRole('textbox', { name: 'About' }).fill('## What it is\n\n- [x] small')
  await expect(page.getByRole('region', { name: 'Preview of About' }).getByRole('heading', { name: 'What it is' })).toBeVisible()
  const tags = page.getByRole('table', { name: 'Tags' })
  await tags.getByLabel('Key 1').fill('team')
  await tags.getByLabel('Value 1').fill('harbour')
  await tags.getByLabel('Key 2').fill('team')
  await page.getByRole('button', { name: 'Create repository' }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'The key team stands here twice' })).toBeFocused()
  await tags.getByLabel('Key 2').fill('cost-centre')
  await page.getByRole('button', { name: 'Create repository' }).click()
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
  await expect(page.getByText('There are no images here yet')).toBeVisible()

  await page.getByRole('link', { name: 'Tags', exact: true }).click()
  await expect(page.getByLabel('Key 1')).toHaveValue('cost-centre')
  await expect(page.getByLabel('Value 2')).toHaveValue('harbour')
  await page.getByRole('link', { name: 'Gallery detail' }).click()
  await page.getByRole('link', { name: 'Edit' }).click()
  await expect(page.getByLabel('ARM 64')).toBeChecked()
  await page.getByLabel('Short description').fill('Serves pages fast')
  await page.getByRole('button', { name: 'Save changes' }).click()
  await expect(page.getByText('Your changes are saved.')).toBeVisible()

  await page.getByRole('link', { name: 'History', exact: true }).click()
  await expect(page.getByRole('region', { name: 'Revision 2' }).locator('ins')).toHaveText('Serves pages fast')
  await page.getByRole('link', { name: /^Revision 1/ }).click()
  await page.getByRole('button', { name: 'Restore revision 1' }).click()
  await expect(page.getByText('The earlier catalog data is the newest again.')).toBeVisible()
  await page.getByRole('link', { name: 'Gallery detail' }).click()
  await expect(page.getByText('Serves pages', { exact: true })).toBeVisible()
})

test('a name that is taken is said at the name, and nothing that was typed is lost', async ({ page, baseURL }) => {
  const { shortName } = await newRepository(baseURL)
  await openConsole(page)
  await page.goto('/console/repositories/create')
  await page.getByLabel('Repository name').fill(shortName)
  await page.getByRole('textbox', { name: 'Usage' }).fill('Run it.')
  await page.getByRole('button', { name: 'Create repository' }).click()
  await expect(page.getByLabel('Repository name')).toHaveAccessibleDescription(/of this name already/)
  await expect(page.getByRole('textbox', { name: 'Usage' })).toHaveValue('Run it.')
})

/** A white square of that many pixels a side, which is small as a file. */
function hugePng(side: number): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), data])
    const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)]
    length.writeUInt32BE(data.length)
    check.writeUInt32BE(crc32(body))
    return Buffer.concat([length, body, check])
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(side, 0)
  header.writeUInt32BE(side, 4)
  // One bit for each pixel.
  header.writeUInt8(1, 8)
  const rows = deflateSync(Buffer.alloc(side * (1 + Math.ceil(side / 8))))
  const signature = Buffer.from('89504e470d0a1a0a', 'hex')
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', rows), chunk('IEND', Buffer.alloc(0))])
}

test('a file that is no logo is refused, whatever it is called', async ({ page, baseURL, complaints }) => {
  const { shortName } = await newRepository(baseURL)
  await openConsole(page)
  const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
  for (const [name, body, mimeType] of [
    ['logo.svg', svg, 'image/svg+xml'],
    ['logo.png', svg, 'image/png'],
    ['logo.png', '<html><script>alert(1)</script></html>', 'image/png'],
    // A page of HTML that begins as a picture does.
    ['logo.png', Buffer.concat([hugePng(1).subarray(0, 33), Buffer.from('<script>alert(1)</script>')]), 'image/png'],
    ['huge.png', hugePng(20_000), 'image/png'],
  ] as const) {
    await openPage(page, 'edit', shortName)
    await page.getByLabel('Repository logo').setInputFiles({ name, mimeType, buffer: Buffer.from(body) })
    await page.getByRole('button', { name: 'Save changes' }).click()
    await expect(page.getByLabel('Repository logo')).toHaveAttribute('aria-invalid', 'true')
    await expect(page).toHaveURL(/\/edit\//)
  }
  // Playwright's recorder reads the chosen file's address by itself, which the pages' policy refuses.
  expect(complaints.filter((complaint) => !complaint.startsWith("Connecting to 'blob:"))).toEqual([])
  complaints.length = 0
})

test('the owner chooses the tag that the gallery offers first', async ({ page, baseURL }) => {
  const repository = await newRepository(baseURL)
  await pushImage(repository, 'one', '1.0')
  await pushImage(repository, 'two', '2.0')
  await openConsole(page)
  await openPage(page, 'detail', repository.shortName)
  const tag = page.getByRole('textbox', { name: 'Tag to pull' })
  await tag.fill('3.0')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(tag).toBeFocused()
  await expect(tag).toHaveAccessibleDescription(/imageTag:'3.0'/)
  await tag.fill('1.0')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('The gallery offers 1.0 first.')).toBeVisible()
  await page.goto(`/${repository.name}`)
  await expect(page.getByText(`${repository.name}:1.0`).first()).toBeVisible()
})

test('two people who edit at once lose nothing', async ({ page, browser, baseURL }) => {
  const { shortName } = await newRepository(baseURL)
  const other = await (await browser.newContext({ ...(baseURL ? { baseURL } : {}) })).newPage()
  for (const each of [page, other]) {
    await openConsole(each)
    await openPage(each, 'edit', shortName)
  }
  await other.getByLabel('Short description').fill('theirs')
  await other.getByRole('button', { name: 'Save changes' }).click()
  await expect(other.getByText('Your changes are saved.')).toBeVisible()
  await page.getByLabel('Short description').fill('mine')
  await page.getByRole('button', { name: 'Save changes' }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'Somebody else saved changes' })).toBeFocused()
  await expect(page.getByLabel('Short description')).toHaveValue('mine')
  await openPage(page, 'detail', shortName)
  await expect(page.getByText('theirs')).toBeVisible()
  await other.context().close()
})

test('a session that ends while one writes keeps what was written', async ({ page, baseURL }) => {
  const { shortName } = await newRepository(baseURL)
  await openConsole(page)
  await openPage(page, 'edit', shortName)
  await page.getByLabel('Short description').fill('a long thought')
  await page.context().clearCookies()
  await page.getByRole('button', { name: 'Save changes' }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'Your session has ended' })).toBeVisible()
  await expect(page.getByLabel('Short description')).toHaveValue('a long thought')
  await openConsole(await page.context().newPage())
  await page.getByRole('button', { name: 'Save changes' }).click()
  await expect(page.getByText('a long thought')).toBeVisible()
})

test('viewing images, and deleting several after a second look', async ({ page, baseURL }) => {
  const repository = await newRepository(baseURL)
  await pushImage(repository, 'one', '1.0', 'stable')
  await pushImage(repository, 'two', '2.0')
  await pushImage(repository, 'three', '3.0')
  await openConsole(page)
  await openPage(page, 'images', repository.shortName)
  await expect(page.getByRole('link', { name: 'View public listing' })).toBeVisible()
  const row = page.getByRole('row').filter({ hasText: '1.0, stable' })
  await expect(row).toContainText('OCI image')
  await row.getByRole('checkbox').check()
  await page.getByRole('row').filter({ hasText: '2.0' }).getByRole('checkbox').check()
  await page.getByRole('button', { name: 'Delete the ticked images…' }).click()
  await expect(page.getByRole('listitem').filter({ hasText: '1.0, stable' })).toBeVisible()
  await page.getByRole('button', { name: 'Delete 2 images' }).click()
  await expect(page.getByLabel('To confirm, type delete')).toBeFocused()
  await page.getByLabel('To confirm, type delete').fill('delete')
  await page.getByRole('button', { name: 'Delete 2 images' }).click()
  await expect(page.getByText('The images are deleted.')).toBeVisible()
  await expect(page.getByRole('row')).toHaveCount(2)
})

test('deleting a public repository, once its name is typed, without JavaScript too', async ({ browser, baseURL }) => {
  const repository = await newRepository(baseURL)
  await pushImage(repository, 'one', 'latest')
  const page = await pageWithoutScript(browser, baseURL)
  await openConsole(page)
  await openPage(page, 'delete', repository.shortName)
  await expect(page.getByText('deleted with all of its images')).toBeVisible()
  await page.getByRole('button', { name: 'Delete repository' }).click()
  await expect(page.getByText('Nothing was changed.')).toBeVisible()
  await page.getByLabel(/^To confirm/).fill(repository.shortName)
  await page.getByRole('button', { name: 'Delete repository' }).click()
  await expect(page.getByText('The repository is deleted.')).toBeVisible()
  await openPage(page, 'images', repository.shortName)
  await expect(page.getByText('does not exist in the registry')).toBeVisible()
  await page.context().close()
})

test('an IAM user who may only read is told so when they try more', async ({ page, baseURL }) => {
  const { shortName } = await newRepository(baseURL)
  const reader = await createIamUser(baseURL ?? '', { policies: ['AmazonElasticContainerRegistryPublicReadOnly'] })
  await page.goto(`/console/sign-in/user?account=${reader.accountId}`)
  await page.getByLabel('User name').fill(reader.userName)
  await page.getByLabel('Password').fill(reader.password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page).toHaveURL(/\/console\/repositories/)
  await openPage(page, 'delete', shortName)
  await page.getByLabel(/^To confirm/).fill(shortName)
  await page.getByRole('button', { name: 'Delete repository' }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'is not authorized to perform: ecr-public:DeleteRepository' })).toBeVisible()
  await openPage(page, 'images', shortName)
  await expect(page.getByRole('heading', { level: 1, name: shortName })).toBeVisible()
})

test('the push commands name the repository, for each kind of shell', async ({ page, baseURL }) => {
  const { name, shortName } = await newRepository(baseURL)
  await openConsole(page)
  await openPage(page, 'images', shortName)
  await page.getByRole('link', { name: 'View push commands' }).click()
  const host = new URL(baseURL ?? '').host
  await expect(page.getByText(`docker push ${host}/${name}:latest`)).toBeVisible()
  await expect(page.getByText(`--endpoint-url ${baseURL} \\`)).toBeVisible()
  await page.getByRole('link', { name: 'Windows' }).click()
  await expect(page.getByText(`--endpoint-url ${baseURL} \``)).toBeVisible()
})

test('axe finds nothing on the pages about repositories', async ({ page, baseURL }) => {
  test.slow()
  const repository = await newRepository(baseURL)
  await pushImage(repository, 'one', '1.0')
  await openConsole(page)
  await page.goto('/console/repositories/create')
  await expectAccessible(page)
  for (const about of [
    'images',
    'detail',
    'edit',
    'history',
    'push-commands',
    'delete',
    'permissions',
    'add-statement',
    'edit-policy',
    'tags',
  ]) {
    await openPage(page, about, repository.shortName)
    await expectAccessible(page)
  }
})
