import { afterAll, beforeAll, expect, it } from 'vitest'
import { digestOf } from '#registry/domain/digest.ts'
import { seedPublisher, seedRepository } from '#registry/testing/gallery.ts'
import { startTestServer, type TestServer } from '#registry/testing/server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
  const harbour = await seedPublisher(server.context, 'harbour')
  for (const name of ['one', 'two', 'three', 'four', 'five']) await seedRepository(server.context, harbour, { name })
  await seedRepository(server.context, harbour, { name: 'not-pushed', tags: [], logoDigest: digestOf('x') })
})
afterAll(() => server.close())

it('falls into pages, each readable at once, together all that is shown', async () => {
  const { gallery } = server.context
  const firsts = await gallery.listSitemapPages(2)
  expect(firsts).toHaveLength(3)
  const pages = await Promise.all(firsts.map((first) => gallery.listSitemapEntries(first, 2)))
  expect(pages.map((page) => page.map(({ repositoryName }) => repositoryName))).toEqual([['one', 'two'], ['three', 'four'], ['five']])
  expect(pages[0]?.[0]).toEqual({ alias: 'harbour', repositoryName: 'one', lastPushedAt: expect.any(Date) })
  expect(await gallery.listSitemapPages(1)).toHaveLength(5)
  expect(await gallery.listSitemapPages(5)).toHaveLength(1)
})

it('is asked for by tokens that cannot be made up', async () => {
  const call = async (operation: string, input: object) => {
    const response = await fetch(`${server.origin}/api/gallery/${operation}`, { method: 'POST', body: JSON.stringify(input) })
    return { status: response.status, body: await response.json() }
  }
  const { body } = await call('listSitemapPages', {})
  expect(body.pages).toHaveLength(1)
  const { body: page } = await call('listSitemapEntries', { page: body.pages[0] })
  expect(page.entries).toHaveLength(5)
  expect(page.entries[0]).toMatchObject({ registryAliasName: 'harbour', repositoryName: 'one' })
  expect((await call('listSitemapEntries', {})).body).toEqual(page)
  expect((await call('listSitemapEntries', { page: 'bWFkZSB1cA' })).body).toMatchObject({
    __type: 'InvalidParameterException',
    message: expect.stringContaining("at 'page'"),
  })
})
