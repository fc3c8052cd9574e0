import { verify } from '@node-rs/argon2'
import { describe, expect, it } from 'vitest'
import { createSecretBox } from '#registry/secrets/secret-box.ts'
import type { Account, AccountStore, NewAccount } from '#registry/stores/accounts.ts'
import { createAccount } from './create-account.ts'

const secrets = createSecretBox('a key of at least thirty-two characters')

function withRecorder() {
  const created: NewAccount[] = []
  const create = async (account: NewAccount): Promise<Account> => {
    created.push(account)
    const { passwordHash, accessKey, ...facts } = account
    return { ...facts, suspended: false, createOnPush: false, createdAt: new Date() }
  }
  const accounts: Pick<AccountStore, 'create'> = { create }
  return { created, context: { secrets, accounts: accounts as AccountStore } }
}

describe('createAccount', () => {
  it('makes up a password and keys, and stores none of them as they are', async () => {
    const { created, context } = withRecorder()
    const result = await createAccount({ name: 'Harbour Works', email: 'root@harbour.example' }, context)
    expect(result.account.id).toMatch(/^[1-9][0-9]{11}$/)
    expect(result.accessKeyId).toMatch(/^AKIA[A-Z2-7]{16}$/)
    expect(result.secretAccessKey).toHaveLength(40)
    const stored = created[0]!
    expect(await verify(stored.passwordHash, result.password)).toBe(true)
    expect(secrets.open(stored.accessKey!.secretCiphertext)).toBe(result.secretAccessKey)
    expect(JSON.stringify(stored)).not.toContain(result.password)
  })

  it('takes a given password', async () => {
    const { created, context } = withRecorder()
    await createAccount({ name: 'Harbour', email: 'root@harbour.example', password: 'a long enough one' }, context)
    expect(await verify(created[0]!.passwordHash, 'a long enough one')).toBe(true)
  })

  it.each([
    [{ name: '', email: 'root@harbour.example' }, 'name'],
    [{ name: 'Harbour', email: 'nobody' }, 'email'],
    [{ name: 'Harbour', email: 'root@harbour.example', password: 'short' }, 'password'],
  ])('refuses %o and names %s', async (input, member) => {
    const { created, context } = withRecorder()
    await expect(createAccount(input, context)).rejects.toMatchObject({
      kind: 'invalid-parameter',
      message: expect.stringContaining(`'${member}'`),
    })
    expect(created).toEqual([])
  })
})
