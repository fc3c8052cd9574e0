import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createAwsSigner } from '#registry/testing/aws-signer.ts'
import { startTestServer, type TestServer } from '#registry/testing/server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.close())

interface Asked {
  readonly service?: string
  readonly region?: string
  readonly fields?: Record<string, string>
  readonly body?: string
  readonly secret?: string
}

async function ask({ service = 'sts', region = 'eu-west-1', fields = {}, body, secret }: Asked) {
  const url = new URL(server.origin)
  const text = body ?? new URLSearchParams(fields).toString()
  const signer = createAwsSigner({
    accessKeyId: server.account.accessKeyId,
    secretAccessKey: secret ?? server.account.secretAccessKey,
    region,
    service,
  })
  const headers = { host: url.host, 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' }
  const { headers: signed } = await signer.sign({
    method: 'POST',
    protocol: url.protocol,
    hostname: url.hostname,
    path: '/',
    query: {},
    headers,
    body: text,
  })
  const response = await fetch(server.origin, { method: 'POST', headers: signed, body: text })
  return {
    status: response.status,
    text: await response.text(),
    type: response.headers.get('content-type'),
    id: response.headers.get('x-amzn-requestid'),
  }
}
const whoAmI = { Action: 'GetCallerIdentity', Version: '2011-06-15' }

describe('the Query protocol', () => {
  it('answers in XML, whatever region the client signs for', async () => {
    const { status, text, type, id } = await ask({ fields: whoAmI })
    expect(status).toBe(200)
    expect(type).toBe('text/xml')
    expect(text).toContain('<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult>')
    expect(text).toContain(`<Arn>arn:aws:iam::${server.account.account.id}:root</Arn>`)
    expect(text).toContain(`<RequestId>${id}</RequestId>`)
  })

  it('answers a presigned address', async () => {
    const url = new URL(server.origin)
    const signer = createAwsSigner({ ...server.account, service: 'sts' })
    const { query } = await signer.presign(
      { method: 'GET', protocol: url.protocol, hostname: url.hostname, path: '/', query: whoAmI, headers: { host: url.host } },
      { expiresIn: 60 },
    )
    const response = await fetch(`${server.origin}/?${new URLSearchParams(query as Record<string, string>)}`)
    expect(response.status).toBe(200)
    expect(await response.text()).toContain(':root</Arn>')
  })

  it.each([
    ['an action that there is not', { fields: { Action: 'BecomeRoot', Version: '2011-06-15' } }, 400, 'InvalidAction'],
    ['an action of the other service', { service: 'iam', fields: whoAmI }, 400, 'InvalidAction'],
    ['another version', { fields: { ...whoAmI, Version: '2010-05-08' } }, 400, 'InvalidAction'],
    ['no action', { body: 'a=1' }, 400, 'InvalidAction'],
    ['another service in the scope', { service: 'ecr-public', fields: whoAmI }, 403, 'SignatureDoesNotMatch'],
    ['another secret', { secret: 'x'.repeat(40), fields: whoAmI }, 403, 'SignatureDoesNotMatch'],
    ['ten thousand fields', { body: Array.from({ length: 10_000 }, (_, at) => `k${at}=1`).join('&') }, 400, 'MalformedQueryString'],
    ['a body of two mebibytes', { body: 'a'.repeat(2 << 20) }, 413, 'RequestEntityTooLarge'],
    ['half an escape', { body: 'Action=%' }, 400, 'MalformedQueryString'],
  ])('refuses %s', async (_what, asked, status, code) => {
    const answer = await ask(asked)
    expect(answer.status).toBe(status)
    expect(answer.text).toContain(`<Code>${code}</Code>`)
  })
})
