import { execFile } from 'node:child_process'
import path from 'node:path'
import { promisify } from 'node:util'
import { CreateRepositoryCommand, DescribeRegistriesCommand, ECRPUBLICClient } from '@aws-sdk/client-ecr-public'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { digestOf } from '#registry/domain/digest.ts'
import { mediaTypes } from '#registry/domain/media-types.ts'
import { callAws } from '#registry/testing/aws-signer.ts'
import { type Product, startProduct } from './product.ts'
import { createProductRepository, type ProductRepository } from './registry-publisher.ts'

const root = path.resolve(import.meta.dirname, '../..')

interface Created {
  readonly accountId: string
  readonly accessKeyId: string
  readonly secretAccessKey: string
}

let product: Product
let account: Created
beforeAll(async () => {
  product = await startProduct({ env: { GALLEON_ROLE: 'registry' } })
  account = (await galleon('account', 'create', '--name', 'Harbour', '--email', 'root@harbour.example')) as Created
})
afterAll(() => product.stop())

/** What the command prints with `--json`. */
async function galleon(...args: readonly string[]): Promise<unknown> {
  return JSON.parse(await galleonText(...args, '--json'))
}

async function galleonText(...args: readonly string[]): Promise<string> {
  const env = { ...process.env, GALLEON_DATA_DIR: product.dataDir }
  const { stdout } = await promisify(execFile)(process.execPath, [path.join(root, 'bin/galleon'), ...args], { cwd: root, env })
  return stdout
}

/** The gallery shows what has a tag, and so that can be reported. */
async function pushTag(repository: ProductRepository): Promise<void> {
  const bytes = '{}'
  const digest = digestOf(Buffer.from(bytes))
  await repository.call('POST', `blobs/uploads/?digest=${digest}`, { body: bytes })
  const config = { mediaType: mediaTypes.ociImageConfig, digest, size: bytes.length }
  const body = JSON.stringify({ schemaVersion: 2, mediaType: mediaTypes.ociManifest, config, layers: [] })
  const { status } = await repository.call('PUT', 'manifests/1.0', { headers: { 'Content-Type': mediaTypes.ociManifest }, body })
  expect(status).toBe(201)
}

describe('bin/galleon beside a running server', () => {
  it('decides about an alias', async () => {
    const { origin } = product
    const client = new ECRPUBLICClient({ endpoint: origin, region: 'us-east-1', credentials: account })
    await client.send(new CreateRepositoryCommand({ repositoryName: 'app' }))
    const request = (name: string) => {
      const { accessKeyId, secretAccessKey } = account
      const body = JSON.stringify({ name })
      return callAws({ origin, target: 'GalleonService.RequestRegistryAlias', body, accessKeyId, secretAccessKey })
    }
    expect((await request('harbour')).status).toBe(200)
    expect(await galleon('alias', 'list', '--pending')).toMatchObject([{ name: 'harbour', accountName: 'Harbour', status: 'PENDING' }])
    expect(await galleon('alias', 'approve', 'harbour')).toMatchObject({ name: 'harbour', status: 'ACTIVE', primary: true })
    expect((await request('harbour-works')).status).toBe(200)
    const reason = 'One is enough.'
    expect(await galleon('alias', 'reject', 'harbour-works', '--reason', reason)).toMatchObject({ status: 'REJECTED', reason })
    const { registries } = await client.send(new DescribeRegistriesCommand({}))
    expect(registries?.[0]?.aliases?.map(({ name, status }) => [name, status]).slice(1)).toEqual([
      ['harbour', 'ACTIVE'],
      ['harbour-works', 'REJECTED'],
    ])
    client.destroy()
  })

  it('says what garbage there is, and collects it', async () => {
    const figures = { links: 0, blobs: 0, uploads: 0, logos: 0, bytes: 0 }
    expect(await galleon('gc', '--dry-run')).toMatchObject({ ...figures, status: 'DRY_RUN' })
    expect(await galleon('gc')).toMatchObject({ ...figures, status: 'DONE', id: expect.any(String), seconds: expect.any(Number) })
    expect(await galleonText('gc')).toMatch(/^status +DONE$/m)
  })

  it('gives quotas, which count on every worker', async () => {
    const { accountId } = account
    expect(await galleon('quota', 'set', accountId, 'L-REPOSITORIES', '1')).toMatchObject({
      code: 'L-REPOSITORIES',
      value: 1,
      default: 10_000,
    })
    const client = new ECRPUBLICClient({ endpoint: product.origin, region: 'us-east-1', credentials: account })
    const create = (repositoryName: string) => client.send(new CreateRepositoryCommand({ repositoryName }))
    for (const name of ['two', 'three', 'four']) await expect(create(name)).rejects.toMatchObject({ name: 'LimitExceededException' })
    await galleon('quota', 'set', accountId, 'L-REPOSITORIES', 'default')
    await expect
      .poll(() =>
        create('two').then(
          () => 'made',
          (error: Error) => error.name,
        ),
      )
      .toBe('made')
    client.destroy()
    const quotas = (await galleon('quota', 'list', accountId)) as { code: string; value: number }[]
    expect(quotas).toContainEqual(expect.objectContaining({ code: 'L-REPOSITORIES', value: 10_000 }))
    await expect(galleon('quota', 'set', accountId, 'L-TAGS', '1')).rejects.toMatchObject({
      code: 1,
      stderr: "galleon: The quota 'L-TAGS' cannot be set for one account.\n",
    })
  })

  it('reads what visitors report, and closes it', async () => {
    const repository = await createProductRepository(product, 'reported')
    await pushTag(repository)
    const [registryAliasName, repositoryName] = repository.name.split('/')
    const text = 'It mines coins.\n\u001b[31mAnd paints the terminal.'
    const sent = await fetch(`${product.origin}/api/gallery/reportRepository`, {
      method: 'POST',
      body: JSON.stringify({ registryAliasName, repositoryName, reason: 'MALWARE', text, email: 'visitor@example.com' }),
    })
    const { reportId } = (await sent.json()) as { readonly reportId: string }
    const report = { id: reportId, repository: repository.name, reason: 'MALWARE', email: 'visitor@example.com', resolved: '' }

    expect(await galleon('report', 'list')).toMatchObject([report])
    const list = await galleonText('report', 'list')
    expect(list).toContain(reportId)
    expect(list).toContain(repository.name)
    const shown = await galleonText('report', 'show', reportId)
    expect(shown).toContain('It mines coins.')
    expect(shown).not.toContain('\u001b')

    const note = 'The publisher has removed it.'
    expect(await galleon('report', 'resolve', reportId, '--note', note)).toMatchObject({
      id: reportId,
      note,
      resolved: expect.stringMatching(/^20/),
    })
    expect(await galleon('report', 'list')).toEqual([])
    expect(await galleonText('report', 'list')).toBe('None.\n')
    expect(await galleon('report', 'list', '--all')).toMatchObject([{ id: reportId, note }])
    expect(await galleon('report', 'show', reportId)).toMatchObject({ id: reportId, note })
  })

  it.each([
    ['show', '0198c3a1-7f00-7000-8000-000000000000', []],
    ['resolve', 'nonsense', ['--note', 'done']],
  ])('has no report to %s under an id that nobody was given', async (verb, id, options) => {
    const stderr = `galleon: There is no report '${id}'.\n`
    await expect(galleon('report', verb, id, ...options)).rejects.toMatchObject({ code: 1, stderr })
  })

  it('wants a note of what was done', async () => {
    await expect(galleon('report', 'resolve', 'any')).rejects.toMatchObject({ code: 1, stderr: expect.stringContaining('--note') })
  })

  it('suspends an account, whose repositories are then not there, and lets it go on', async () => {
    const { accountId } = account
    const client = new ECRPUBLICClient({ endpoint: product.origin, region: 'us-east-1', credentials: account, maxAttempts: 1 })
    const ask = () =>
      client.send(new DescribeRegistriesCommand({})).then(
        () => 'answered',
        (error: Error) => error.name,
      )
    expect(await galleon('account', 'suspend', accountId)).toMatchObject({ accountId, suspended: true })
    await expect.poll(ask).toBe('UnrecognizedClientException')
    expect(await galleon('account', 'unsuspend', accountId)).toMatchObject({ suspended: false })
    await expect.poll(ask).toBe('answered')
    client.destroy()
  })
})
