import sharp from 'sharp'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { runOperation } from '#registry/operations/run-operation.ts'
import { createTestContext, type TestCaller, type TestContext } from '#registry/testing/context.ts'
import { createRepository } from './create-repository.ts'
import { getRepositoryCatalogData } from './get-repository-catalog-data.ts'
import { putRepositoryCatalogData } from './put-repository-catalog-data.ts'

let test: TestContext
let caller: TestCaller
let repositoryName: string

beforeAll(async () => {
  test = await createTestContext()
  caller = await test.newCaller()
})
afterAll(() => test.close())
beforeEach(async ({ task }) => {
  repositoryName = `r${task.id.replaceAll(/[^a-z0-9]/g, '')}`
  const catalogData = { description: 'Before', usageText: 'Usage', logoImageBlob: await logo('navy') }
  await runOperation(createRepository, { repositoryName, catalogData }, caller, test.context)
})

async function logo(background: string): Promise<string> {
  const image = sharp({ create: { width: 60, height: 2048, channels: 3, background } })
  return (await image.png().toBuffer()).toString('base64')
}
const put = (catalogData: unknown) => runOperation(putRepositoryCatalogData, { repositoryName, catalogData }, caller, test.context)
const get = async () => (await runOperation(getRepositoryCatalogData, { repositoryName }, caller, test.context)).catalogData

describe('PutRepositoryCatalogData', () => {
  it('replaces the catalog data and keeps the logo', async () => {
    const { logoUrl } = await get()
    const after = { description: 'After', architectures: ['ARM'], logoUrl }
    expect(await put({ description: 'After', architectures: ['ARM'] })).toEqual({ catalogData: after })
    expect(await get()).toEqual(after)
  })

  it('replaces the logo', async () => {
    const { logoUrl } = await get()
    const { catalogData } = await put({ logoImageBlob: await logo('teal') })
    expect(catalogData.logoUrl).toMatch(/sha256:/)
    expect(catalogData.logoUrl).not.toBe(logoUrl)
  })

  it('resets the logo with an empty one', async () => {
    await put({ description: 'After', logoImageBlob: '' })
    expect(await get()).toEqual({ description: 'After' })
  })

  it('changes nothing when the logo is none', async () => {
    const before = await get()
    await expect(put({ description: 'After', logoImageBlob: 'aGVsbG8=' })).rejects.toMatchObject({ kind: 'invalid-parameter' })
    expect(await get()).toEqual(before)
  })

  it('wants catalog data, and a repository that is there', async () => {
    await expect(put(undefined)).rejects.toMatchObject({ kind: 'invalid-parameter' })
    await expect(
      runOperation(putRepositoryCatalogData, { repositoryName: 'nothing', catalogData: {} }, caller, test.context),
    ).rejects.toMatchObject({ kind: 'repository-not-found' })
  })
})
