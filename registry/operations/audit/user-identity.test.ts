import { describe, expect, it } from 'vitest'
import { anonymous, type Principal } from '#registry/domain/principal.ts'
import { foreignIdentity, userIdentity, userNameOf } from './user-identity.ts'

const accountId = '123456789012'
const session = { createdAt: new Date('2019-04-15T16:42:14.500Z'), expiresAt: new Date('2019-04-15T17:42:14Z'), tags: {} }
const attributes = { mfaAuthenticated: 'false', creationDate: '2019-04-15T16:42:14Z' }
const root = { type: 'root', accountId, accessKeyId: 'AKIAROOT' } as const
const mary = {
  type: 'user',
  accountId,
  accessKeyId: 'AKIAMARY',
  userId: 'AIDAMARY',
  userName: 'Mary_Major',
  path: '/staff/',
  tags: {},
} as const
const deploying = {
  type: 'assumed-role',
  accountId,
  accessKeyId: 'ASIAROLE',
  roleId: 'AROADEPLOY',
  roleName: 'deploy',
  path: '/ci/',
  tags: {},
  sessionName: 'build-7',
  session,
} as const
const guest = { type: 'federated-user', accountId, accessKeyId: 'ASIAGUEST', name: 'guest', session } as const
const rootIdentity = { principalId: accountId, arn: `arn:aws:iam::${accountId}:root`, accountId }
const maryIdentity = { principalId: 'AIDAMARY', arn: `arn:aws:iam::${accountId}:user/staff/Mary_Major`, accountId }

describe('userIdentity', () => {
  it.each([
    ['the root user', root, { type: 'Root', ...rootIdentity, accessKeyId: 'AKIAROOT' }],
    [
      'the root user with a session',
      { ...root, session },
      { type: 'Root', ...rootIdentity, accessKeyId: 'AKIAROOT', sessionContext: { attributes } },
    ],
    ['a user', mary, { type: 'IAMUser', ...maryIdentity, accessKeyId: 'AKIAMARY', userName: 'Mary_Major' }],
    [
      'a user who gave a one-time code',
      { ...mary, accessKeyId: 'ASIAMARY', session: { ...session, mfaAt: session.createdAt } },
      {
        type: 'IAMUser',
        ...maryIdentity,
        accessKeyId: 'ASIAMARY',
        userName: 'Mary_Major',
        sessionContext: { attributes: { ...attributes, mfaAuthenticated: 'true' } },
      },
    ],
    [
      'a role session',
      deploying,
      {
        type: 'AssumedRole',
        principalId: 'AROADEPLOY:build-7',
        arn: `arn:aws:sts::${accountId}:assumed-role/deploy/build-7`,
        accountId,
        accessKeyId: 'ASIAROLE',
        sessionContext: {
          sessionIssuer: {
            type: 'Role',
            principalId: 'AROADEPLOY',
            arn: `arn:aws:iam::${accountId}:role/ci/deploy`,
            accountId,
            userName: 'deploy',
          },
          attributes,
        },
      },
    ],
    [
      'a federated user of a user',
      { ...guest, issuer: { userId: 'AIDAMARY', userName: 'Mary_Major', path: '/staff/' } },
      {
        type: 'FederatedUser',
        principalId: `${accountId}:guest`,
        arn: `arn:aws:sts::${accountId}:federated-user/guest`,
        accountId,
        accessKeyId: 'ASIAGUEST',
        sessionContext: { sessionIssuer: { type: 'IAMUser', ...maryIdentity, userName: 'Mary_Major' }, attributes },
      },
    ],
    [
      'a federated user of the root user',
      guest,
      {
        type: 'FederatedUser',
        principalId: `${accountId}:guest`,
        arn: `arn:aws:sts::${accountId}:federated-user/guest`,
        accountId,
        accessKeyId: 'ASIAGUEST',
        sessionContext: { sessionIssuer: { type: 'Root', ...rootIdentity }, attributes },
      },
    ],
  ])('tells %s', (_name, principal, identity) => {
    expect(userIdentity(principal)).toEqual(identity)
  })
})

describe('foreignIdentity', () => {
  it.each<[Principal, string, string]>([
    [root, accountId, accountId],
    [mary, 'AIDAMARY', accountId],
    [deploying, 'AROADEPLOY:build-7', accountId],
    [anonymous, '', 'ANONYMOUS_PRINCIPAL'],
  ])('tells account and unique id, and nothing more: %#', (principal, principalId, account) => {
    expect(foreignIdentity(principal)).toEqual({ type: 'AWSAccount', principalId, accountId: account })
  })
})

it('knows everyone by a name', () => {
  expect([root, mary, deploying, guest].map(userNameOf)).toEqual(['root', 'Mary_Major', 'build-7', 'guest'])
})
