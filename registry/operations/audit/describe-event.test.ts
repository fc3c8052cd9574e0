import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { anonymous, type Principal } from '#registry/domain/principal.ts'
import type { Resource } from '#registry/domain/resource.ts'
import { ServiceError } from '#registry/domain/service-error.ts'
import { defineOperation, type Operation } from '#registry/operations/operation.ts'
import { describeEvents, type Outcome } from './describe-event.ts'

const accountId = '123456789012'
const other = '999999999999'
const admin: Principal = {
  type: 'user',
  accountId,
  accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
  userId: 'AIDACKC6C2EXAMPLE',
  userName: 'admin',
  path: '/',
  tags: {},
}
const request = { requestId: '852d12c4-2495-451c-9fd6-a1fc00000000', sourceIp: '72.21.198.67', userAgent: 'aws-cli/2.0.28' }
const repository = (owner = accountId): Resource => ({ type: 'repository', accountId: owner, repositoryName: 'ecr-tutorial' })
const arn = (owner = accountId) => `arn:aws:ecr-public::${owner}:repository/ecr-tutorial`

function operation(facts: Partial<Operation>): Operation {
  return defineOperation({
    name: 'CreateRepository',
    service: 'ecr-public',
    action: 'ecr-public:CreateRepository',
    readOnly: false,
    input: z.unknown(),
    resource: () => repository(),
    run: async () => undefined,
    ...facts,
  }) as Operation
}

const describeThem = (outcome: Partial<Outcome> = {}) =>
  describeEvents({
    operation: operation({}),
    input: { repositoryName: 'ecr-tutorial' },
    caller: { principal: admin, request },
    resources: [repository()],
    eventId: '28371107-6ffc-44a1-92d9-564000000000',
    at: new Date('2020-11-27T21:51:29.123Z'),
    ...outcome,
  })
const parsed = (outcome?: Partial<Outcome>) => describeThem(outcome).map(({ text }) => JSON.parse(text) as Record<string, unknown>)

describe('the event of a request', () => {
  const output = {
    repository: { repositoryArn: arn(), registryId: accountId, createdAt: new Date('2020-11-27T21:51:29Z') },
    catalogData: {},
  }

  it('is that of the guide, member by member in its order', () => {
    const [event] = describeThem({ output })
    expect(event!.text).toBe(
      JSON.stringify({
        eventVersion: '1.08',
        userIdentity: {
          type: 'IAMUser',
          principalId: 'AIDACKC6C2EXAMPLE',
          arn: 'arn:aws:iam::123456789012:user/admin',
          accountId,
          accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
          userName: 'admin',
        },
        eventTime: '2020-11-27T21:51:29Z',
        eventSource: 'ecr-public.amazonaws.com',
        eventName: 'CreateRepository',
        awsRegion: 'us-east-1',
        sourceIPAddress: '72.21.198.67',
        userAgent: 'aws-cli/2.0.28',
        requestParameters: { repositoryName: 'ecr-tutorial' },
        responseElements: {
          repository: { repositoryArn: arn(), registryId: accountId, createdAt: 'Nov 27, 2020, 9:51:29 PM' },
          catalogData: {},
        },
        requestID: '852d12c4-2495-451c-9fd6-a1fc00000000',
        eventID: '28371107-6ffc-44a1-92d9-564000000000',
        readOnly: false,
        resources: [{ accountId, ARN: arn() }],
        eventType: 'AwsApiCall',
        managementEvent: true,
        eventCategory: 'Management',
        recipientAccountId: accountId,
      }),
    )
  })

  it('is found by what it is about', () => {
    expect(describeThem({ output })).toMatchObject([
      {
        accountId,
        name: 'CreateRepository',
        source: 'ecr-public.amazonaws.com',
        readOnly: false,
        username: 'admin',
        accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
        resources: [{ type: 'AWS::ECR::PublicRepository', name: arn() }],
      },
    ])
  })

  it('has no answer for a read', () => {
    expect(parsed({ output, operation: operation({ readOnly: true }) })).toMatchObject([{ readOnly: true, responseElements: null }])
  })

  it('says what was refused and why, and has no answer then', () => {
    const message = 'User: … is not authorized to perform: …'
    expect(parsed({ output, error: new ServiceError('access-denied', message) })).toMatchObject([
      { errorCode: 'AccessDenied', errorMessage: message, responseElements: null },
    ])
    expect(parsed({ error: new ServiceError('repository-not-found', 'x') })).toMatchObject([
      { errorCode: 'RepositoryNotFoundException', errorMessage: 'x' },
    ])
  })

  it('tells of a fault of ours only that it was one', () => {
    const [event] = parsed({ error: new Error('connect postgres://galleon:planted@db') })
    expect(event).toMatchObject({ errorCode: 'ServerException' })
    expect(event).not.toHaveProperty('errorMessage')
  })

  it('shows nothing of an input that was never accepted', () => {
    expect(parsed({ input: undefined, resources: [], error: new ServiceError('invalid-parameter', 'x') })).toMatchObject([
      { requestParameters: null, resources: [], recipientAccountId: accountId },
    ])
  })

  it('is what the operation says of itself', () => {
    const event = {
      requestParameters: (input: unknown, resources: readonly Resource[]) => ({ asked: input, about: resources.length }),
      responseElements: (answer: unknown, input: unknown) => ({ answer, input }),
    }
    expect(parsed({ input: 'i', output: 'o', operation: operation({ event }) })).toMatchObject([
      { requestParameters: { asked: 'i', about: 1 }, responseElements: { answer: 'o', input: 'i' } },
    ])
  })

  it.each([
    ['distribution', 'ecr-public.amazonaws.com'],
    ['galleon', 'ecr-public.amazonaws.com'],
    ['iam', 'iam.amazonaws.com'],
    ['sts', 'sts.amazonaws.com'],
    ['cloudtrail', 'cloudtrail.amazonaws.com'],
    ['service-quotas', 'servicequotas.amazonaws.com'],
  ] as const)('of %s comes from %s', (service, eventSource) => {
    expect(parsed({ operation: operation({ service }) })).toMatchObject([{ eventSource }])
  })

  it('cuts a browser that talks too much', () => {
    const caller = { principal: admin, request: { ...request, userAgent: 'x'.repeat(5000) } }
    expect(parsed({ caller })).toMatchObject([{ userAgent: 'x'.repeat(1024) }])
  })
})

describe('whose log it is in', () => {
  it('is in the owner’s too, under the same id, without name and key', () => {
    const events = describeThem({ resources: [repository(other)], error: new ServiceError('access-denied', 'no') })
    expect(events.map(({ id, accountId: log, username, accessKeyId }) => ({ id, log, username, accessKeyId }))).toEqual([
      { id: events[0]!.id, log: accountId, username: 'admin', accessKeyId: 'AKIAIOSFODNN7EXAMPLE' },
      { id: events[0]!.id, log: other, username: undefined, accessKeyId: undefined },
    ])
    expect(JSON.parse(events[1]!.text)).toMatchObject({
      userIdentity: { type: 'AWSAccount', principalId: 'AIDACKC6C2EXAMPLE', accountId },
      errorCode: 'AccessDenied',
      resources: [{ accountId: other, ARN: arn(other) }],
      recipientAccountId: other,
    })
    expect(events[1]!.text).not.toContain('AKIA')
  })

  it('does not name whom it refuses to somebody else', () => {
    const message = `User: arn:aws:iam::${accountId}:user/admin is not authorized`
    const [own, owners] = describeThem({ resources: [repository(other)], error: new ServiceError('access-denied', message) })
    expect(JSON.parse(own!.text).errorMessage).toBe(message)
    expect(JSON.parse(owners!.text).errorMessage).toBe('User: AIDACKC6C2EXAMPLE is not authorized')
  })

  it('is only in the owner’s when nobody signed in, and nowhere when nothing is known', () => {
    const caller = { principal: anonymous, request }
    expect(parsed({ caller })).toMatchObject([{ userIdentity: { accountId: 'ANONYMOUS_PRINCIPAL' }, recipientAccountId: accountId }])
    expect(describeThem({ caller, resources: [{ type: 'any' }] })).toEqual([])
  })

  it('is in no log of what is not an account', () => {
    const strange: Resource = { type: 'arn', accountId: 'aws', arn: 'arn:aws:iam::aws:policy/AdministratorAccess' }
    expect(describeThem({ resources: [strange, { type: 'any' }] })).toMatchObject([{ accountId, resources: [] }])
  })
})

describe('how LookupEvents finds resources', () => {
  it.each([
    ['arn:aws:iam::123456789012:user/staff/mary', 'AWS::IAM::User', 'mary'],
    ['arn:aws:iam::123456789012:role/deploy', 'AWS::IAM::Role', 'deploy'],
    ['arn:aws:iam::123456789012:policy/p', 'AWS::IAM::ManagedPolicy', 'arn:aws:iam::123456789012:policy/p'],
    [
      'arn:aws:cloudtrail:us-east-1:123456789012:trail/audit',
      'AWS::CloudTrail::Trail',
      'arn:aws:cloudtrail:us-east-1:123456789012:trail/audit',
    ],
    ['arn:aws:iam::123456789012:user/a\0\ud800', 'AWS::IAM::User', 'a\ufffd'],
  ])('%s', (resource, type, name) => {
    expect(describeThem({ resources: [{ type: 'arn', accountId, arn: resource }] })[0]!.resources).toEqual([{ type, name }])
  })
})
