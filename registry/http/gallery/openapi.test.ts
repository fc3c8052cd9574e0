import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { makePublisher } from '#registry/testing/publisher.ts'
import { startTestServer, type TestServer } from '#registry/testing/server.ts'
import { documentation } from './documentation.ts'
import { answerSchema } from './openapi.ts'
import { operations } from './operations.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.close())

const read = async () => {
  const response = await fetch(`${server.origin}/api/gallery/openapi.json`)
  return { response, document: await response.json() }
}

it('is there for any origin', async () => {
  const { response, document } = await read()
  expect(response.status).toBe(200)
  expect(response.headers.get('access-control-allow-origin')).toBe('*')
  expect(response.headers.get('content-type')).toBe('application/json')
  expect(document).toMatchObject({ openapi: '3.1.0', servers: [{ url: `${server.origin}/api/gallery` }] })
})

it('has every operation, with what its requests are checked by', async () => {
  const { document } = await read()
  expect(Object.keys(document.paths)).toEqual(operations.map(({ name }) => `/${name}`))
  for (const { name } of operations) {
    const { operationId, requestBody, responses } = document.paths[`/${name}`].post
    expect(operationId).toBe(name)
    expect(requestBody.content['application/json'].schema.type, name).toBe('object')
    expect(Object.keys(responses), name).toEqual(expect.arrayContaining(['200', '400', '413', '429', '500']))
  }
  const search = document.paths['/searchRepositoryCatalogData'].post.requestBody.content['application/json'].schema
  expect(search.properties.maxResults).toMatchObject({ type: 'integer', minimum: 1, maximum: 1000 })
  const tags = document.paths['/describeImageTags'].post
  expect(tags.requestBody.content['application/json'].schema.required).toEqual(['registryAliasName', 'repositoryName'])
  expect(tags.responses['400'].description).toContain('RepositoryNotFoundException')
})

it.each(Object.entries(documentation))('gives a request that %s takes', (name, { request }) => {
  const operation = operations.find((known) => known.name === name)
  expect(operation?.input.safeParse(request)).toMatchObject({ success: true })
})

/** What is wrong with an answer as it is on the wire; nothing may be in it that is not documented. */
function problemsOf(name: string, answer: unknown): string[] {
  const documented = operations.find((operation) => operation.name === name)?.answer
  if (!documented) return ['no schema']
  const { error } = z.fromJSONSchema(answerSchema(documented, { closed: true })).safeParse(JSON.parse(JSON.stringify(answer)))
  return error ? [z.prettifyError(error)] : []
}

describe('the schemas of answers', () => {
  it.each(Object.entries(documentation))('take the example of %s', (name, { answer }) => {
    expect(problemsOf(name, answer)).toEqual([])
  })

  it('would refuse what is not there, is of another type or not documented', () => {
    const example = documentation.reportRepository?.answer
    expect(problemsOf('reportRepository', {})).not.toEqual([])
    expect(problemsOf('reportRepository', { reportId: 1 })).not.toEqual([])
    expect(problemsOf('reportRepository', { ...example, more: 1 })).not.toEqual([])
    expect(
      problemsOf('listSitemapEntries', { entries: [{ registryAliasName: 'a', repositoryName: 'b', lastPushedAt: 'today' }] }),
    ).not.toEqual([])
  })

  it('let clients expect more members, and say what is required', async () => {
    const { document } = await read()
    const { schema } = document.paths['/describeImageTags'].post.responses['200'].content['application/json']
    expect(schema.required).toEqual(['imageTagDetails', 'totalTags', 'foundTags'])
    expect(schema.properties.imageTagDetails.items.properties.createdAt).toMatchObject({ type: 'string', format: 'date-time' })
    expect(JSON.stringify(document)).not.toContain('"additionalProperties":false')
  })

  it('take what is answered', async () => {
    const publisher = await makePublisher(server)
    const pushed = await publisher.newRepository()
    await publisher.pushImage(pushed, '1.0')
    const [registryAliasName = '', repositoryName] = pushed.split('/')
    const repository = { registryAliasName, repositoryName }
    const ask = async (name: string, input: object) => {
      const response = await fetch(`${server.origin}/api/gallery/${name}`, { method: 'POST', body: JSON.stringify(input) })
      const answer = await response.json()
      expect([name, response.status, problemsOf(name, answer)]).toEqual([name, 200, []])
      return answer
    }
    const image = { ...repository, imageTag: '1.0' }
    const { pages } = await ask('listSitemapPages', {})
    await ask('describeImageTags', repository)
    await ask('searchRepositoryCatalogData', {})
    await ask('getRepositoryCatalogData', repository)
    await ask('describeImage', image)
    await ask('describeImage', { ...image, brief: true })
    await ask('getImageManifest', image)
    await ask('getRegistryCatalogData', { registryAliasName })
    await ask('listPopularPublishers', {})
    await ask('getPullStatistics', { ...repository, groupBy: 'TAG' })
    await ask('reportRepository', { ...repository, reason: 'SPAM', text: 'Nothing but advertisements in here.' })
    await ask('listSitemapEntries', { page: pages[0] })
  })
})
