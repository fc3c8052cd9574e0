import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Context } from '#registry/context.ts'
import { anonymous } from '#registry/domain/principal.ts'
import { createSmtpMailer } from '#registry/mail/smtp-mailer.ts'
import type { Caller } from '#registry/operations/operation.ts'
import { createAccount } from '#registry/operations/operator/create-account.ts'
import { runOperation } from '#registry/operations/run-operation.ts'
import { createTestContext, type TestContext } from '#registry/testing/context.ts'
import { type MailSink, startMailSink } from '#registry/testing/mail-sink.ts'
import { signIn } from './sign-in.ts'
import { confirmSignUp, signUp } from './sign-up.ts'

const password = 'correct horse battery'
let now = new Date('2026-11-29T12:00:00Z')
let test: TestContext
let sink: MailSink
/** Without mail, and with it. */
let open: Context
let asking: Context
let email: string
let network = 0

beforeAll(async () => {
  test = await createTestContext({ clock: () => now })
  sink = await startMailSink()
  open = { ...test.context, config: { ...test.context.config, signUp: true } }
  asking = { ...open, mailer: createSmtpMailer({ url: sink.url, from: 'Galleon <galleon@example.com>' }, test.context.log) }
})
afterAll(async () => {
  await sink.close()
  await test.close()
})
beforeEach(() => {
  email = `${randomUUID()}@example.com`
  network++
})

const visitor = (): Caller => ({
  principal: anonymous,
  request: { requestId: randomUUID(), sourceIp: `10.7.${network}.1`, userAgent: 'test' },
})
const ask = (context: Context, address = email) => runOperation(signUp, { name: 'Harbour', email: address, password }, visitor(), context)
const confirm = (ticket: string, context = asking) => runOperation(confirmSignUp, { ticket }, visitor(), context)
const canSignIn = () =>
  runOperation(signIn, { as: 'root', email, password }, visitor(), test.context).then(
    () => true,
    () => false,
  )
const lastMail = () => sink.mails.at(-1)!
const ticketIn = (text: string) => /confirm\?ticket=([\w-]+)/.exec(text)?.[1] ?? ''

describe('signing up without mail', () => {
  it('makes an account at once, neither an operator’s nor verified', async () => {
    expect(await ask(open)).toEqual({ next: 'sign-in' })
    expect(await canSignIn()).toBe(true)
    expect(await test.context.accounts.findByEmail(email)).toMatchObject({ name: 'Harbour', operator: false, verified: false })
  })

  it('is refused for an address that has one, for a short password, and where operators make accounts', async () => {
    await ask(open)
    await expect(ask(open)).rejects.toMatchObject({ kind: 'invalid-parameter' })
    await expect(
      runOperation(signUp, { name: 'Harbour', email: 'a@example.com', password: 'short' }, visitor(), open),
    ).rejects.toMatchObject({ kind: 'invalid-parameter' })
    await expect(ask(test.context, 'b@example.com')).rejects.toMatchObject({ kind: 'unsupported' })
    await expect(confirm('made-up', test.context)).rejects.toMatchObject({ kind: 'unsupported' })
  })
})

describe('signing up with mail', () => {
  it('asks the address first, and makes the account once', async () => {
    expect(await ask(asking)).toEqual({ next: 'confirm' })
    expect(await canSignIn()).toBe(false)
    const { to, raw, text } = lastMail()
    expect(to).toEqual([email])
    expect(raw).toContain('From: Galleon <galleon@example.com>')
    expect(text).toContain('https://gallery.test/console/sign-up/confirm?ticket=')
    expect(text).not.toContain(password)
    expect(await confirm(ticketIn(text))).toEqual({ email })
    expect(await canSignIn()).toBe(true)
    await expect(confirm(ticketIn(text))).rejects.toMatchObject({ kind: 'invalid-parameter' })
  })

  it('tells nobody but the owner that an address has an account', async () => {
    await createAccount({ name: 'Harbour', email }, test.context)
    expect(await ask(asking)).toEqual({ next: 'confirm' })
    expect(lastMail()).toMatchObject({ to: [email], text: expect.stringContaining('It has one already') })
    expect(ticketIn(lastMail().text)).toBe('')
  })

  it('works for a day, and for what was sent only', async () => {
    await ask(asking)
    const ticket = ticketIn(lastMail().text)
    await expect(confirm(`${ticket.slice(0, -3)}AAA`)).rejects.toMatchObject({ kind: 'token-expired' })
    now = new Date(now.getTime() + 24 * 3600_000 + 1000)
    await expect(confirm(ticket)).rejects.toMatchObject({ kind: 'token-expired' })
    expect(await canSignIn()).toBe(false)
  })

  it('sends one mail to one address, whatever was typed', async () => {
    for (const address of ['a@example.com,b@example.com', 'a@example.com\r\nBcc: b@example.com', '"a" <a@example.com>']) {
      await expect(ask(asking, address)).rejects.toMatchObject({ kind: 'invalid-parameter' })
    }
    const before = sink.mails.length
    for (let time = 0; time < 8; time++) await ask(asking)
    await expect(ask(asking)).rejects.toMatchObject({ kind: 'rate-exceeded' })
    expect(sink.mails.length - before).toBe(8)
  })

  it('says so when the mail cannot be sent, and makes nothing', async () => {
    const broken = { ...open, mailer: createSmtpMailer({ url: 'smtp://127.0.0.1:1', from: 'galleon@example.com' }, test.context.log) }
    await expect(ask(broken)).rejects.toMatchObject({ kind: 'unavailable' })
    expect(await canSignIn()).toBe(false)
  })
})
