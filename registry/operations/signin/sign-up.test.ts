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
import { getSignInOptions } from './get-sign-in-options.ts'
import { signIn } from './sign-in.ts'
import { beginSignUp, finishSignUp, getSignUp } from './sign-up.ts'

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
const ask = (address = email, context = asking) => runOperation(beginSignUp, { name: 'Harbour', email: address }, visitor(), context)
const make = (context: Context, address = email, chosen = password) =>
  runOperation(finishSignUp, { name: 'Harbour', email: address, password: chosen }, visitor(), context)
const confirm = (ticket: string, context = asking) => runOperation(finishSignUp, { ticket, password }, visitor(), context)
const look = (ticket: string) => runOperation(getSignUp, { ticket }, visitor(), asking)
const canSignIn = () =>
  runOperation(signIn, { as: 'root', email, password }, visitor(), test.context).then(
    () => true,
    () => false,
  )
const lastMail = () => sink.mails.at(-1)!
const ticketIn = (text: string) => /confirm\?ticket=([\w-]+)/.exec(text)?.[1] ?? ''

describe('signing up without mail', () => {
  it('makes an account at once, neither an operator’s nor verified', async () => {
    expect(await make(open)).toEqual({ email })
    expect(await canSignIn()).toBe(true)
    expect(await test.context.accounts.findByEmail(email)).toMatchObject({ name: 'Harbour', operator: false, verified: false })
    expect(await runOperation(getSignInOptions, {}, visitor(), open)).toEqual({ signUp: 'at-once', passkeys: true })
  })

  it('is refused for an address that has one, for a short password, and where operators make accounts', async () => {
    await make(open)
    await expect(make(open)).rejects.toMatchObject({ kind: 'entity-already-exists' })
    await expect(make(open, 'a@example.com', 'short')).rejects.toMatchObject({ kind: 'invalid-parameter' })
    await expect(make(test.context, 'b@example.com')).rejects.toMatchObject({ kind: 'unsupported' })
    await expect(ask('b@example.com', test.context)).rejects.toMatchObject({ kind: 'unsupported' })
    await expect(ask('b@example.com', open)).rejects.toMatchObject({ kind: 'unsupported' })
    await expect(confirm('made-up', test.context)).rejects.toMatchObject({ kind: 'unsupported' })
  })

  it('may be done some times from one network', async () => {
    for (let time = 0; time < 30; time++) await make(open, `${randomUUID()}@example.com`)
    await expect(make(open)).rejects.toMatchObject({ kind: 'rate-exceeded' })
  })
})

describe('signing up with mail', () => {
  it('asks the address first, and who has it chooses the password', async () => {
    expect(await ask()).toEqual({})
    await expect(make(asking)).rejects.toMatchObject({ kind: 'unsupported' })
    const { to, raw, text } = lastMail()
    expect(to).toEqual([email])
    expect(raw).toContain('From: Galleon <galleon@example.com>')
    expect(text).toContain('https://gallery.test/console/sign-up/confirm?ticket=')
    const ticket = ticketIn(text)
    expect(await look(ticket)).toEqual({ name: 'Harbour', email, isThere: false })
    expect(await confirm(ticket)).toEqual({ email })
    expect(await canSignIn()).toBe(true)
    expect(await look(ticket)).toEqual({ name: 'Harbour', email, isThere: true })
    await expect(confirm(ticket)).rejects.toMatchObject({ kind: 'entity-already-exists' })
  })

  it('tells nobody but the owner that an address has an account', async () => {
    await createAccount({ name: 'Harbour', email }, test.context)
    expect(await ask()).toEqual({})
    expect(lastMail()).toMatchObject({ to: [email], text: expect.stringContaining('It has one already') })
    expect(ticketIn(lastMail().text)).toBe('')
  })

  it('works for a day, and for what was sent only', async () => {
    await ask()
    const ticket = ticketIn(lastMail().text)
    await expect(confirm(`${ticket.slice(0, -3)}AAA`)).rejects.toMatchObject({ kind: 'token-expired' })
    now = new Date(now.getTime() + 24 * 3600_000 + 1000)
    await expect(confirm(ticket)).rejects.toMatchObject({ kind: 'token-expired' })
    await expect(look(ticket)).rejects.toMatchObject({ kind: 'token-expired' })
    expect(await canSignIn()).toBe(false)
  })

  it('sends one mail to one address, whatever was typed, and few in an hour', async () => {
    for (const address of ['a@example.com,b@example.com', 'a@example.com\r\nBcc: b@example.com', '"a" <a@example.com>']) {
      await expect(ask(address)).rejects.toMatchObject({ kind: 'invalid-parameter' })
    }
    const before = sink.mails.length
    for (let time = 0; time < 3; time++) await ask()
    await expect(ask()).rejects.toMatchObject({ kind: 'rate-exceeded' })
    expect(sink.mails.length - before).toBe(3)
  })

  it('says so when the mail cannot be sent', async () => {
    const broken = { ...open, mailer: createSmtpMailer({ url: 'smtp://127.0.0.1:1', from: 'galleon@example.com' }, test.context.log) }
    await expect(ask(email, broken)).rejects.toMatchObject({ kind: 'unavailable' })
  })
})
