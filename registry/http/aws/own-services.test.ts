import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { approveAlias } from '#registry/operations/operator/decide-alias.ts'
import { callAws } from '#registry/testing/aws-signer.ts'
import { makePublisher } from '#registry/testing/publisher.ts'
import { startTestServer, type TestServer } from '#registry/testing/server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.close())

async function call(service: string, target: string, input: object) {
  const { accessKeyId, secretAccessKey } = server.account
  const response = await callAws({ origin: server.origin, service, target, body: JSON.stringify(input), accessKeyId, secretAccessKey })
  return { status: response.status, body: (await response.json()) as Record<string, unknown> }
}

describe('GalleonService', () => {
  it('asks for an alias, under which images are pulled once it is approved', async () => {
    const publisher = await makePublisher(server)
    const repository = await publisher.newRepository()
    await publisher.pushImage(repository, 'v1')
    const custom = repository.replace(publisher.alias, 'harbour-works')
    const pull = (name: string) => publisher.call('GET', `${name}/manifests/v1`).then(({ status }) => status)

    const asked = await call('ecr-public', 'GalleonService.RequestRegistryAlias', { name: 'harbour-works' })
    expect(asked).toMatchObject({ status: 200, body: { registryAlias: { name: 'harbour-works', status: 'PENDING' } } })
    expect(await pull(custom)).toBe(404)
    await approveAlias('harbour-works', server.context)
    await expect.poll(() => pull(custom)).toBe(200)
    expect(await pull(repository)).toBe(200)
  })

  it('refuses names with the reasons, in the words of the API', async () => {
    const refused = await call('ecr-public', 'GalleonService.RequestRegistryAlias', { name: 'amazon-fan' })
    const message = "'amazon-fan' cannot be an alias: it includes 'amazon'."
    expect(refused).toEqual({ status: 400, body: { __type: 'InvalidParameterException', message } })
  })
})

describe('Service Quotas', () => {
  it('tells a quota', async () => {
    const input = { ServiceCode: 'ecr-public', QuotaCode: 'L-REPOSITORIES' }
    const { status, body } = await call('servicequotas', 'ServiceQuotasV20190624.GetServiceQuota', input)
    expect(status).toBe(200)
    expect(body).toMatchObject({ Quota: { QuotaName: 'Registered repositories', Value: 10_000 } })
  })

  it('knows no other service', async () => {
    const refused = await call('servicequotas', 'ServiceQuotasV20190624.ListServiceQuotas', { ServiceCode: 'lambda' })
    expect(refused).toMatchObject({ status: 400, body: { __type: 'NoSuchResourceException' } })
  })
})
