import { describe, expect, it } from 'vitest'
import { readRole, roleSessionName } from './switch-role.ts'

const account = '123456789012'
const arn = `arn:aws:iam::${account}:role/team/Publisher`

describe('the role to switch to', () => {
  it.each([
    [
      { account, role: 'Publisher' },
      { accountId: account, roleName: 'Publisher', arn: `arn:aws:iam::${account}:role/Publisher` },
    ],
    [
      { account, role: 'team/Publisher' },
      { accountId: account, roleName: 'Publisher', arn },
    ],
    [
      { account: '', role: arn },
      { accountId: account, roleName: 'Publisher', arn },
    ],
    [
      { account, role: arn },
      { accountId: account, roleName: 'Publisher', arn },
    ],
    [{ account: '210987654321', role: arn }, { account: expect.stringContaining(account) }],
    [
      { account: '', role: '' },
      { account: expect.any(String), role: expect.any(String) },
    ],
    [{ account, role: 'no such name!' }, { role: expect.any(String) }],
    [{ account, role: 'arn:aws:iam::12:role/x' }, { role: expect.any(String) }],
  ])('is read of %j', (fields, read) => {
    expect(readRole(fields)).toEqual(read)
  })

  it('has a session named after who switches', () => {
    expect(roleSessionName('mateo')).toBe('mateo')
    expect(roleSessionName('m')).toBe('m-console')
  })
})
