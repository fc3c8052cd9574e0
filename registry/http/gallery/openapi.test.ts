import { afterAll, beforeAll, expect, it } from 'vitest'
import { startTestServer, type TestServer } from '#registry/testing/server.ts'
import { documentation } from './documentation.ts'
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
