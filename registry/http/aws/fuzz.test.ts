import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { callAws, createAwsSigner } from '#registry/testing/aws-signer.ts'
import { startTestServer, type TestServer } from '#registry/testing/server.ts'
import { jsonServices, queryServices } from './services.ts'

// The same requests in each run; another seed gives others.
const seed = Number(process.env.GALLEON_FUZZ_SEED ?? 1)
const rounds = Number(process.env.GALLEON_FUZZ_ROUNDS ?? 300)

let server: TestServer
let random: () => number

beforeAll(async () => {
  server = await startTestServer()
  random = createRandom(seed)
  vi.spyOn(server.context.log, 'error')
})
afterAll(() => server.close())

// Mulberry32: small, and good enough to pick from lists.
function createRandom(start: number): () => number {
  let state = start
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!

const members = [
  'repositoryName',
  'repositoryNames',
  'registryId',
  'nextToken',
  'maxResults',
  'force',
  'imageIds',
  'imageTag',
  'imageDigest',
  'catalogData',
  'description',
  'architectures',
  'operatingSystems',
  'logoImageBlob',
  'aboutText',
  'usageText',
  'tags',
  'Key',
  'Value',
  '__proto__',
  'constructor',
  'toString',
  '',
]

const oddities: readonly (() => unknown)[] = [
  () => 'app',
  () => 'a/b-c.d_e',
  () => '',
  () => '\0',
  () => 'a\0b',
  () => '\ud800',
  () => '🚢'.repeat(Math.floor(random() * 300)),
  () => 'a'.repeat(Math.floor(random() * 60_000)),
  () => '../../etc/passwd',
  () => "'; drop table repository; --",
  () => '%00%ff',
  () => '123456789012',
  () => server.account.account.id,
  () => `sha256:${'0'.repeat(64)}`,
  () => 'latest',
  () => Buffer.from(Array.from({ length: 200 }, () => random() * 256)).toString('base64'),
  () => Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.alloc(random() * 500)]).toString('base64'),
  () => Buffer.concat([Buffer.from('ffd8ffe0', 'hex'), Buffer.alloc(random() * 500, 0xff)]).toString('base64'),
  () => 0,
  () => -1,
  () => 1.5,
  () => 1e308,
  () => Number.MAX_SAFE_INTEGER,
  () => true,
  () => null,
  () => [],
  () => ({}),
]

function value(depth: number): unknown {
  const shape = random()
  if (depth === 0 || shape < 0.6) return pick(oddities)()
  if (shape < 0.8) return Array.from({ length: Math.floor(random() * 5) }, () => value(depth - 1))
  return record(depth - 1)
}

function record(depth: number): object {
  return Object.fromEntries(Array.from({ length: Math.floor(random() * 6) }, () => [pick(members), value(depth)]))
}

// Mostly valid, so that some get past the schema and to the stores.
function request(): object {
  const valid = {
    repositoryName: pick(['app', 'app/two', 'app/three']),
    imageIds: [{ imageTag: pick(['latest', 'v1']) }],
    catalogData: { description: 'd', architectures: ['x86'] },
  }
  const base = random() < 0.7 ? valid : {}
  return random() < 0.2 ? record(3) : { ...base, ...Object.fromEntries([[pick(members), value(3)]]) }
}

const formNames = [
  'UserName',
  'GroupName',
  'RoleName',
  'PolicyName',
  'PolicyArn',
  'PolicyDocument',
  'AssumeRolePolicyDocument',
  'Path',
  'PathPrefix',
  'Marker',
  'MaxItems',
  'Tags.member.1.Key',
  'Tags.member.1.Value',
  'Tags.member.0.Key',
  'Tags.member.2.Key.member.1',
  'TagKeys.member.1',
  'RoleArn',
  'RoleSessionName',
  'DurationSeconds',
  'Name',
  'Password',
  'AccessKeyId',
  'Status',
  'SerialNumber',
  'VersionId',
  '__proto__.x',
  'constructor',
]
const formValues = [
  'mary',
  'a'.repeat(5000),
  '',
  '0',
  '-1',
  '1e9',
  'true',
  '\0',
  '/x/',
  '🚢',
  'arn:aws:iam::aws:policy/AdministratorAccess',
  'arn:aws:iam::aws:policy/Administrator\0Access',
  '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}',
  '{"Version":"2012-10-17","Statement":[[[[]]]]}',
  `{"Statement":${'['.repeat(500)}`,
]

function formFields(): Record<string, string> {
  return Object.fromEntries(Array.from({ length: Math.floor(random() * 6) }, () => [pick(formNames), pick(formValues)]))
}

function damage(text: string): Buffer<ArrayBuffer> {
  const bytes = Buffer.from(text)
  const kind = random()
  if (kind < 0.6) return bytes
  if (kind < 0.7) return bytes.subarray(0, Math.floor(random() * bytes.length))
  for (let flips = Math.ceil(random() * 4); flips > 0; flips--) {
    if (bytes.length > 0) bytes[Math.floor(random() * bytes.length)] = random() * 256
  }
  return bytes
}

describe(`random requests (seed ${seed})`, () => {
  it('are answered, and none as a fault of ours', { timeout: 600_000 }, async () => {
    const seen = new Map<string, number>()
    for (let round = 0; round < rounds; round++) {
      // Half of them to the API with the most operations.
      const { operations, targetPrefix, signingName: service } = random() < 0.5 ? jsonServices[0]! : pick(jsonServices)
      const { name } = pick(operations)
      const body = damage(JSON.stringify(request()))
      const { accessKeyId, secretAccessKey } = server.account
      const target = `${targetPrefix}${name}`
      const response = await callAws({ origin: server.origin, accessKeyId, secretAccessKey, target, service, body })
      const answer = (await response.json()) as { __type?: string }
      const outcome = answer.__type ?? 'success'
      seen.set(outcome, (seen.get(outcome) ?? 0) + 1)
      expect(response.status, `round ${round}: ${name} ${body.toString('latin1').slice(0, 500)}`).toBeLessThan(500)
    }
    expect(server.context.log.error).not.toHaveBeenCalled()
    // Without these the requests would not have been worth sending.
    for (const outcome of ['success', 'InvalidParameterException', 'SerializationException', 'RepositoryNotFoundException']) {
      expect(seen.get(outcome), outcome).toBeGreaterThan(0)
    }
  })

  it('are answered in the Query protocol too', { timeout: 600_000 }, async () => {
    const url = new URL(server.origin)
    const seen = new Map<number, number>()
    for (let round = 0; round < rounds; round++) {
      const { operations, signingName, version } = pick(queryServices)
      const { name } = pick(operations)
      const body = damage(new URLSearchParams({ Action: name, Version: version, ...formFields() }).toString())
      const signer = createAwsSigner({ ...server.account, service: signingName })
      const headers = { host: url.host, 'content-type': 'application/x-www-form-urlencoded' }
      const request = { method: 'POST', protocol: url.protocol, hostname: url.hostname, path: '/', query: {}, headers, body }
      const response = await fetch(server.origin, { method: 'POST', headers: (await signer.sign(request)).headers, body })
      await response.arrayBuffer()
      seen.set(response.status, (seen.get(response.status) ?? 0) + 1)
      expect(response.status, `round ${round}: ${name} ${body.toString('latin1').slice(0, 500)}`).toBeLessThan(500)
    }
    expect(server.context.log.error).not.toHaveBeenCalled()
    for (const status of [200, 400, 404]) expect(seen.get(status), String(status)).toBeGreaterThan(0)
  })

  it('are refused with any other Authorization header', async () => {
    const { accessKeyId, secretAccessKey } = server.account
    const target = `${jsonServices[0]!.targetPrefix}DescribeRegistries`
    const valid = { origin: server.origin, accessKeyId, secretAccessKey, target }
    const header = `AWS4-HMAC-SHA256 Credential=${accessKeyId}/20261123/us-east-1/ecr-public/aws4_request, SignedHeaders=host;x-amz-date, Signature=${'0'.repeat(64)}`
    for (let round = 0; round < 100; round++) {
      const cut = Math.floor(random() * header.length)
      const junk = pick(['', '=', ',', ';', '/', ' ', '%', '\t', '"', 'Signature=', String.fromCharCode(0xe9)])
      const response = await callAws({
        ...valid,
        alter: { authorization: header.slice(0, cut) + junk + header.slice(cut + Math.floor(random() * 9)) },
      })
      expect(response.status).toBe(400)
      await response.arrayBuffer()
    }
    expect(server.context.log.error).not.toHaveBeenCalled()
  })
})
