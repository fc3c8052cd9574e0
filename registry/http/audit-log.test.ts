import { randomUUID } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import { pino } from 'pino'
import sharp from 'sharp'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Context } from '#registry/context.ts'
import { digestOf } from '#registry/domain/digest.ts'
import { createServer } from '#registry/http/server.ts'
import { createRepository } from '#registry/operations/ecr-public/create-repository.ts'
import { describeRepositories } from '#registry/operations/ecr-public/describe-repositories.ts'
import { changePassword } from '#registry/operations/iam/change-password.ts'
import { createAccessKey } from '#registry/operations/iam/create-access-key.ts'
import { createLoginProfile } from '#registry/operations/iam/create-login-profile.ts'
import { createUser } from '#registry/operations/iam/create-user.ts'
import { createVirtualMfaDevice } from '#registry/operations/iam/create-virtual-mfa-device.ts'
import { enableMfaDevice } from '#registry/operations/iam/enable-mfa-device.ts'
import { updateLoginProfile } from '#registry/operations/iam/update-login-profile.ts'
import type { Caller } from '#registry/operations/operation.ts'
import type { CreatedAccount } from '#registry/operations/operator/create-account.ts'
import { runOperation } from '#registry/operations/run-operation.ts'
import { getFederationToken } from '#registry/operations/sts/get-federation-token.ts'
import { getSessionToken } from '#registry/operations/sts/get-session-token.ts'
import { callAws } from '#registry/testing/aws-signer.ts'
import { makePublisher, type Publisher } from '#registry/testing/publisher.ts'
import { startTestServer, type TestServer } from '#registry/testing/server.ts'

let server: TestServer
let publisher: Publisher
beforeAll(async () => {
  // Events of one millisecond are in no order.
  let lastMs = 0
  const clock = () => {
    lastMs = Math.max(lastMs + 1, Date.now())
    return new Date(lastMs)
  }
  server = await startTestServer({ clock })
  publisher = await makePublisher(server)
})
afterEach(() => vi.restoreAllMocks())
afterAll(() => server.close())

interface Logged extends Record<string, unknown> {
  readonly eventName: string
  readonly eventID: string
}

/** An account's log, oldest first. */
async function logOf(account: CreatedAccount): Promise<readonly Logged[]> {
  await server.context.events.flush()
  const { items } = await server.context.events.lookup({ accountId: account.account.id }, { limit: 200 })
  return items.map(({ text }) => JSON.parse(text) as Logged).reverse()
}

const rootOf = ({ account, accessKeyId }: CreatedAccount): Caller => ({
  principal: { type: 'root', accountId: account.id, accessKeyId },
  request: { requestId: randomUUID(), sourceIp: '192.0.2.1', userAgent: 'test' },
})

/** Pushes as docker does: begin, send, end, manifest. */
async function dockerPush({ call }: Publisher, repository: string, layer: string): Promise<{ manifest: string; digest: string }> {
  const digest = digestOf(Buffer.from(layer))
  const begun = await call('POST', `${repository}/blobs/uploads/`)
  const at = begun.headers.get('location')!
  await call('PATCH', at, { body: layer })
  await call('PUT', `${at}?digest=${digest}`)
  const blob = { mediaType: 'application/vnd.oci.image.layer.v1.tar', digest, size: layer.length }
  const mediaType = 'application/vnd.oci.image.manifest.v1+json'
  const config = { ...blob, mediaType: 'application/vnd.example.config' }
  const manifest = JSON.stringify({ schemaVersion: 2, mediaType, config, layers: [blob] })
  await call('PUT', `${repository}/manifests/latest`, { headers: { 'Content-Type': mediaType }, body: manifest })
  return { manifest, digest }
}

describe('a push', () => {
  it('is four actions in the log, as the ecr-public API has them', async () => {
    const repository = await publisher.newRepository()
    const repositoryName = repository.split('/')[1]
    const { manifest, digest } = await dockerPush(publisher, repository, 'a layer')
    const registryId = server.account.account.id
    const events = (await logOf(server.account)).filter(({ requestParameters }) => {
      return (requestParameters as { repositoryName?: string } | null)?.repositoryName === repositoryName
    })
    const named = { registryId, repositoryName }
    const { uploadId } = events[0]!.responseElements as { uploadId: string }
    const image = { ...named, imageManifest: manifest, imageManifestMediaType: 'application/vnd.oci.image.manifest.v1+json' }
    expect(events.map(({ eventName, requestParameters, responseElements }) => [eventName, requestParameters, responseElements])).toEqual([
      ['InitiateLayerUpload', named, { uploadId: expect.any(String) }],
      ['UploadLayerPart', { ...named, uploadId }, { ...named, uploadId, lastByteReceived: 6 }],
      ['CompleteLayerUpload', { ...named, uploadId, layerDigests: [digest] }, { ...named, uploadId, layerDigest: digest }],
      [
        'PutImage',
        { ...image, imageTag: 'latest' },
        { image: { ...image, imageId: { imageDigest: digestOf(Buffer.from(manifest)), imageTag: 'latest' } } },
      ],
    ])
    for (const event of events) {
      expect(event).toMatchObject({
        eventSource: 'ecr-public.amazonaws.com',
        userIdentity: { type: 'Root', accountId: registryId },
        resources: [{ accountId: registryId, ARN: `arn:aws:ecr-public::${registryId}:repository/${repositoryName}` }],
      })
    }
  })

  it('to somebody else’s repository is in both logs as refused', async () => {
    const intruder = await server.createAccount('Intruder')
    const repository = await publisher.newRepository()
    const stranger = await makePublisher(server, intruder)
    expect((await stranger.call('POST', `${repository}/blobs/uploads/`)).status).toBe(403)
    const own = (await logOf(intruder)).at(-1)!
    const owners = (await logOf(server.account)).find(({ eventID }) => eventID === own.eventID)!
    expect(own).toMatchObject({
      eventName: 'InitiateLayerUpload',
      errorCode: 'AccessDenied',
      userIdentity: { type: 'Root', accessKeyId: intruder.accessKeyId },
      responseElements: null,
      recipientAccountId: intruder.account.id,
    })
    expect(owners).toMatchObject({
      errorCode: 'AccessDenied',
      userIdentity: { type: 'AWSAccount', principalId: intruder.account.id, accountId: intruder.account.id },
      recipientAccountId: server.account.account.id,
    })
    expect(JSON.stringify(owners)).not.toContain(intruder.accessKeyId)
  })
})

describe('a change and its event', () => {
  it('are both there, and so are reads and refusals soon after', async () => {
    const account = await server.createAccount('Both')
    const { context } = server
    await runOperation(createRepository, { repositoryName: 'mine' }, rootOf(account), context)
    await runOperation(describeRepositories, {}, rootOf(account), context)
    await expect(runOperation(createRepository, { repositoryName: 'NO' }, rootOf(account), context)).rejects.toThrow()
    await expect(runOperation(createRepository, { repositoryName: 'mine' }, rootOf(account), context)).rejects.toThrow()
    expect((await logOf(account)).map(({ eventName, errorCode, readOnly }) => [eventName, errorCode, readOnly])).toEqual([
      ['CreateRepository', undefined, false],
      ['DescribeRepositories', undefined, true],
      ['CreateRepository', 'InvalidParameterException', false],
      ['CreateRepository', 'RepositoryAlreadyExistsException', false],
    ])
  })

  it('are neither there when the event cannot be recorded', async () => {
    const account = await server.createAccount('Neither')
    const { context } = server
    // A name that PostgreSQL's jsonb refuses, so that the statement itself fails in the transaction.
    const record = context.events.record
    vi.spyOn(context.events, 'record').mockImplementation((events) =>
      record(events.map((event) => ({ ...event, resources: [{ type: 't', name: '\0' }] }))),
    )
    await expect(runOperation(createRepository, { repositoryName: 'mine' }, rootOf(account), context)).rejects.toThrow()
    vi.restoreAllMocks()
    expect(await context.repositories.find(account.account.id, 'mine')).toBeUndefined()
    expect((await logOf(account)).map(({ errorCode }) => errorCode)).toEqual(['ServerException'])
    await runOperation(createRepository, { repositoryName: 'mine' }, rootOf(account), context)
  })
})

/** The same stores behind a door whose log lines are kept. */
async function listenWithLog(): Promise<{ context: Context; origin: string; lines: () => string; close: () => Promise<unknown> }> {
  const kept: string[] = []
  const log = pino({ level: 'trace' }, { write: (line: string) => void kept.push(line) })
  const context = { ...server.context, log }
  const http = createServer(context)
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
  const origin = `http://127.0.0.1:${(http.address() as AddressInfo).port}`
  const close = () => new Promise((resolve) => http.close(resolve).closeAllConnections())
  return { context, origin, lines: () => kept.join(''), close }
}

it('no secret is ever in an event or a log line', async () => {
  const account = await server.createAccount('Keeper')
  const { accessKeyId, secretAccessKey, password } = account
  const { context, origin, lines, close } = await listenWithLog()
  const secrets = new Map<string, string>([
    ['root password', password],
    ['secret key', secretAccessKey],
  ])
  const call = async (target: string, body: object) => {
    const response = await callAws({
      origin,
      accessKeyId,
      secretAccessKey,
      target: `SpencerFrontendService.${target}`,
      body: JSON.stringify(body),
    })
    return { status: response.status, body: (await response.json()) as Record<string, unknown> }
  }

  await call('CreateRepository', { repositoryName: 'safe' })
  const { authorizationData } = (await call('GetAuthorizationToken', {})).body as { authorizationData: { authorizationToken: string } }
  const registryPassword = Buffer.from(authorizationData.authorizationToken, 'base64').toString().slice('AWS:'.length)
  secrets.set('authorization token', authorizationData.authorizationToken).set('registry password', registryPassword)

  const layer = 'planted-layer-bytes'
  secrets.set('layer', layer).set('layer part', Buffer.from(layer).toString('base64'))
  const [alias] = await context.accounts.aliases(account.account.id)
  const keeper = {
    ...publisher,
    call: (method: string, path: string, init: object = {}) => pushCall(origin, registryPassword, method, path, init),
  }
  await dockerPush(keeper, `${alias!.name}/safe`, layer)
  const { uploadId } = (await call('InitiateLayerUpload', { repositoryName: 'safe' })).body
  const layerPartBlob = Buffer.from(layer).toString('base64')
  const part = { repositoryName: 'safe', uploadId, partFirstByte: 0, partLastByte: layer.length - 1, layerPartBlob }
  expect((await call('UploadLayerPart', part)).status).toBe(200)

  const logo = (
    await sharp({ create: { width: 80, height: 80, channels: 3, background: 'red' } })
      .png()
      .toBuffer()
  ).toString('base64')
  secrets.set('logo', logo.slice(0, 60))
  for (const logoImageBlob of [logo, 'bm90IGEgbG9nbw==']) {
    await call('PutRepositoryCatalogData', { repositoryName: 'safe', catalogData: { description: 'd', logoImageBlob } })
  }
  // Members that no schema knows are nobody's business, whatever they are called.
  secrets.set('unknown member', 'planted-unknown').set('refused member', 'planted-refused')
  await call('CreateRepository', { repositoryName: 'more', unknownMember: 'planted-unknown' })
  await call('CreateRepository', { repositoryName: ['planted-refused'] })

  for (const [operation, input] of [
    [getSessionToken, {}],
    [getFederationToken, { Name: 'guest' }],
  ] as const) {
    const { Credentials } = (await runOperation(operation as typeof getSessionToken, input, rootOf(account), context)) as {
      Credentials: { SecretAccessKey: string; SessionToken: string }
    }
    secrets.set(`${operation.name} key`, Credentials.SecretAccessKey).set(`${operation.name} token`, Credentials.SessionToken)
  }
  secrets.set('one-time code', '918273')
  await runOperation(
    getSessionToken,
    { SerialNumber: 'arn:aws:iam::123456789012:mfa/x', TokenCode: '918273' },
    rootOf(account),
    context,
  ).catch(() => {})

  await useIam(rootOf(account), context, secrets)

  // A fault of ours, with the request's own secrets at hand when it is logged.
  vi.spyOn(context.repositories, 'find').mockRejectedValue(new Error('a fault of ours'))
  expect((await call('DescribeImages', { repositoryName: 'safe' })).status).toBe(500)
  vi.spyOn(context.repositories, 'findByAlias').mockRejectedValue(new Error('a fault of ours'))
  expect((await keeper.call('POST', `${alias!.name}/safe/blobs/uploads/`)).status).toBe(500)
  vi.restoreAllMocks()
  await close()

  const events = (await logOf(account)).map((event) => JSON.stringify(event))
  expect(events.length).toBeGreaterThan(24)
  expect(lines()).toContain('a fault of ours')
  for (const [name, secret] of secrets) {
    expect(secret.length, name).toBeGreaterThan(5)
    expect([name, events.filter((event) => event.includes(secret))]).toEqual([name, []])
    expect([name, lines().includes(secret)]).toEqual([name, false])
  }
})

/** Everything in IAM that takes or makes a secret, done well and done wrong. */
async function useIam(root: Caller, context: Context, secrets: Map<string, string>): Promise<void> {
  const passwords = ['planted-Password-1!', 'planted-Password-2!', 'planted-Password-3!', 'planted-wrong-4!'] as const
  for (const password of passwords) secrets.set(password, password)
  const named = { UserName: 'mary' }
  await runOperation(createUser, named, root, context)
  await runOperation(createLoginProfile, { ...named, Password: passwords[0] }, root, context)
  await expect(runOperation(createLoginProfile, { ...named, Password: passwords[3] }, root, context)).rejects.toThrow()
  await runOperation(updateLoginProfile, { ...named, Password: passwords[1] }, root, context)
  const { AccessKey } = await runOperation(createAccessKey, named, root, context)
  secrets.set('secret key of a user', AccessKey.SecretAccessKey)
  const mary = { ...root, principal: (await context.identities.findCredential(AccessKey.AccessKeyId))!.principal }
  for (const OldPassword of [passwords[3], passwords[1]]) {
    await runOperation(changePassword, { OldPassword, NewPassword: passwords[2] }, mary, context).catch(() => {})
  }
  const { VirtualMFADevice } = await runOperation(createVirtualMfaDevice, { VirtualMFADeviceName: 'phone' }, root, context)
  const { SerialNumber, Base32StringSeed, QRCodePNG } = VirtualMFADevice
  secrets.set('seed', Base32StringSeed).set('seed itself', Buffer.from(Base32StringSeed, 'base64').toString())
  secrets.set('picture of the seed', QRCodePNG.slice(0, 80)).set('code one', '192837').set('code two', '564738')
  const codes = { AuthenticationCode1: '192837', AuthenticationCode2: '564738' }
  await expect(runOperation(enableMfaDevice, { ...named, SerialNumber, ...codes }, root, context)).rejects.toThrow()
}

function pushCall(
  origin: string,
  token: string,
  method: string,
  path: string,
  { headers = {}, body }: { headers?: object; body?: string } = {},
) {
  const url = path.startsWith('/') ? `${origin}${path}` : `${origin}/v2/${path}`
  return fetch(url, { method, headers: { ...headers, Authorization: `Bearer ${token}` }, ...(body === undefined ? {} : { body }) })
}
