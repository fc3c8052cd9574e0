import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestContext, type TestContext } from '#registry/testing/context.ts'

let test: TestContext
let database: TestContext['database']
let accountId: string
const userId = 'AIDAAAAAAAAAAAAAAAAAA'
const user = { id: userId, name: 'mary', path: '/staff/' }
const policy = (name: string) =>
  JSON.stringify({ Version: '2012-10-17', Statement: [{ Sid: name, Effect: 'Allow', Action: '*', Resource: '*' }] })

beforeAll(async () => {
  test = await createTestContext()
  database = test.database
  accountId = (await test.newCaller()).accountId
  await database.prisma.iamUser.create({ data: { ...user, accountId, tags: { team: 'web' } } })
  await database.prisma.iamGroup.create({
    data: { id: 'AGPAAAAAAAAAAAAAAAAAA', name: 'makers', accountId, members: { create: { userId } } },
  })
  const arn = `arn:aws:iam::${accountId}:policy/limits`
  const versions = {
    create: [
      { version: 1, document: policy('old') },
      { version: 2, document: policy('new') },
    ],
  }
  await database.prisma.managedPolicy.create({
    data: { arn, id: 'ANPAAAAAAAAAAAAAAAAAA', name: 'limits', accountId, defaultVersion: 2, versions },
  })
  await database.prisma.iamUser.update({ where: { id: userId }, data: { boundaryArn: arn } })
  await database.prisma.inlinePolicy.createMany({
    data: [
      { principalId: userId, name: 'own', accountId, document: policy('own') },
      { principalId: 'AGPAAAAAAAAAAAAAAAAAA', name: 'shared', accountId, document: policy('shared') },
    ],
  })
  await database.prisma.accessKey.create({ data: { id: 'AKIAUSERUSERUSERUSER', accountId, userId, secretCiphertext: Uint8Array.of(1, 2) } })
})
afterAll(async () => {
  await test.close()
})

const find = (id: string) => test.context.identities.findCredential(id)

describe('credentials', () => {
  it('of a user are the user', async () => {
    const credential = await find('AKIAUSERUSERUSERUSER')
    expect(credential).toMatchObject({ accountId, usable: true })
    expect(credential?.principal).toEqual({
      type: 'user',
      accountId,
      accessKeyId: 'AKIAUSERUSERUSERUSER',
      userId,
      userName: 'mary',
      path: '/staff/',
      tags: { team: 'web' },
    })
  })

  it('that nobody has are not there', async () => expect(await find('AKIANOBODYNOBODYNOBO')).toBeUndefined())

  it('of a suspended account are not usable', async () => {
    await database.prisma.account.update({ where: { id: accountId }, data: { suspendedAt: new Date() } })
    expect(await find('AKIAUSERUSERUSERUSER')).toMatchObject({ usable: false })
    await database.prisma.account.update({ where: { id: accountId }, data: { suspendedAt: null } })
  })

  it('of a session know their token, policies and end', async () => {
    const expiresAt = new Date(Date.now() + 3_600_000)
    const session = {
      id: 'ASIASESSIONSESSIONSE',
      accountId,
      userId,
      secretCiphertext: Uint8Array.of(1),
      tokenHash: Uint8Array.of(9),
      expiresAt,
    }
    await database.prisma.sessionCredential.create({
      data: { ...session, kind: 'FEDERATED_USER', name: 'guest', policies: [policy('narrow')] },
    })
    const credential = await find('ASIASESSIONSESSIONSE')
    expect(credential?.tokenHash).toEqual(Buffer.of(9))
    expect(credential?.principal).toMatchObject({
      type: 'federated-user',
      name: 'guest',
      issuer: { userName: 'mary' },
      session: { expiresAt, policies: [policy('narrow')] },
    })
  })
})

describe('the policies of a user', () => {
  const policies = async () => test.context.identities.policiesOf((await find('AKIAUSERUSERUSERUSER'))!.principal)

  it('are its own, its groups’ and the default version of its boundary', async () => {
    const { identity, boundary } = await policies()
    expect(identity.map(({ name }) => name)).toEqual(['inline policy own', 'inline policy shared of group makers'])
    expect(boundary?.text).toBe(policy('new'))
  })

  it('are read anew when they change', async () => {
    await policies()
    await database.prisma.iamGroupMember.deleteMany({ where: { userId } })
    await expect.poll(async () => (await policies()).identity.map(({ name }) => name)).toEqual(['inline policy own'])
  })
})
