import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { seedPublisher, seedRepository } from '#registry/testing/gallery.ts'
import { startTestServer, type TestServer } from '#registry/testing/server.ts'

const pagesKey = 'known to the pages of this test only'
const words = 'This image mines coins on the machines of those who pull it.'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer({ env: { GALLEON_PAGES_KEY: pagesKey } })
  const quay = await seedPublisher(server.context, 'quay')
  await seedRepository(server.context, quay, { name: 'redis' })
  await seedRepository(server.context, quay, { name: 'not-pushed', tags: [] })
})
afterAll(() => server.close())

let visitor = 0
beforeEach(() => {
  visitor++
})

// Each case is a visitor of its own, so that none has used up the turns of another.
async function report(input: object, headers: Record<string, string> = {}) {
  const response = await fetch(`${server.origin}/api/gallery/reportRepository`, {
    method: 'POST',
    body: JSON.stringify({ registryAliasName: 'quay', repositoryName: 'redis', reason: 'MALWARE', text: words, ...input }),
    headers: { 'X-Galleon-Visitor': `192.0.2.${visitor}`, 'X-Galleon-Pages-Key': pagesKey, ...headers },
  })
  const body = (await response.json()) as { readonly reportId: string; readonly __type: string; readonly message: string }
  return { status: response.status, headers: response.headers, body }
}

const open = () => server.context.reports.list({ openOnly: true }, { limit: 1000 })

describe('a report of a repository', () => {
  it('is kept until the operator resolves it', async () => {
    const { status, body } = await report({ text: ` ${words}\n`, email: ' me@example.com ' })
    expect(status).toBe(200)
    const { reports } = server.context
    expect(await reports.get(body.reportId)).toMatchObject({
      registryAlias: 'quay',
      repositoryName: 'redis',
      reason: 'MALWARE',
      text: words,
      email: 'me@example.com',
    })
    expect((await open()).items.map(({ id }) => id)).toContain(body.reportId)
    expect(await reports.resolve(body.reportId, 'Suspended.')).toMatchObject({ resolution: 'Suspended.', resolvedAt: expect.any(Date) })
    expect((await open()).items.map(({ id }) => id)).not.toContain(body.reportId)
  })

  it('needs no address to answer to', async () => {
    expect((await report({ email: '' })).status).toBe(200)
  })

  it.each([
    ['a repository that is not shown', { repositoryName: 'not-pushed' }, 'RepositoryNotFoundException', 'not-pushed'],
    ['an unknown reason', { reason: 'UGLY' }, 'InvalidParameterException', "'reason'"],
    ['too few words', { text: 'Bad.                                      ' }, 'InvalidParameterException', "'text'"],
    ['too many words', { text: 'x'.repeat(2001) }, 'InvalidParameterException', "'text'"],
    ['what the database cannot hold', { text: `${words}\0` }, 'InvalidParameterException', "'text'"],
    ['an address that is none', { email: 'me' }, 'InvalidParameterException', "'email'"],
  ])('is refused with %s', async (_what, input, type, named) => {
    const { status, body } = await report(input)
    expect([status, body.__type]).toEqual([400, type])
    expect(body.message).toContain(named)
  })

  it('does not come from another site', async () => {
    expect((await report({}, { 'Sec-Fetch-Site': 'cross-site' })).status).toBe(400)
    expect((await report({}, { Origin: 'https://evil.example' })).status).toBe(400)
    expect((await report({}, { Origin: server.origin })).status).toBe(200)
  })

  it('comes five at once from one visitor, who then waits', async () => {
    for (let time = 0; time < 5; time++) expect((await report({})).status).toBe(200)
    const refused = await report({})
    expect([refused.status, refused.body.__type]).toEqual([429, 'ThrottlingException'])
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(60)
    visitor++
    expect((await report({})).status).toBe(200)
  })

  it('counts for the caller itself when that only pretends to be our pages', async () => {
    const pretend = () => report({}, { 'X-Galleon-Pages-Key': 'guessed', 'X-Galleon-Visitor': `198.51.100.${visitor++}` })
    for (let time = 0; time < 5; time++) await pretend()
    expect((await pretend()).status).toBe(429)
  })
})

it('reports are listed in pages, the oldest first', async () => {
  const { reports } = server.context
  const all = (await reports.list({ openOnly: false }, { limit: 1000 })).items
  const first = await reports.list({ openOnly: false }, { limit: 2 })
  const second = await reports.list({ openOnly: false }, { limit: 2, after: first.next })
  expect([...first.items, ...second.items]).toEqual(all.slice(0, 4))
})
