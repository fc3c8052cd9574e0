import fs from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Operation } from '#registry/operations/operation.ts'
import { runOperation } from '#registry/operations/run-operation.ts'
import { createTestContext, type TestCaller, type TestContext } from '#registry/testing/context.ts'
import { createTrail } from './create-trail.ts'
import { deleteTrail } from './delete-trail.ts'
import { describeTrails } from './describe-trails.ts'
import { getTrailStatus } from './get-trail-status.ts'
import { startLogging } from './start-logging.ts'
import { stopLogging } from './stop-logging.ts'

const now = new Date('2026-11-25T12:00:00Z')
let test: TestContext
let caller: TestCaller
beforeAll(async () => {
  test = await createTestContext({ clock: () => now })
  caller = await test.newCaller()
})
afterAll(() => test.close())

const create = (input: object, who = caller) => runOperation(createTrail, { S3BucketName: 'my-logs', ...input }, who, test.context)
const describeAll = (input = {}, who = caller) => runOperation(describeTrails, input, who, test.context)
const statusOf = (Name: string, who = caller) => runOperation(getTrailStatus, { Name }, who, test.context)
const arnOf = (name: string, who = caller) => `arn:aws:cloudtrail:us-east-1:${who.accountId}:trail/${name}`

describe('CreateTrail', () => {
  it('makes a trail that does not log yet, and its bucket', async () => {
    const who = await test.newCaller()
    const answer = await create({ Name: 'audit', S3KeyPrefix: 'logs/galleon', IsMultiRegionTrail: true }, who)
    expect(answer).toEqual({
      Name: 'audit',
      S3BucketName: 'my-logs',
      S3KeyPrefix: 'logs/galleon',
      IncludeGlobalServiceEvents: true,
      IsMultiRegionTrail: true,
      TrailARN: arnOf('audit', who),
      LogFileValidationEnabled: false,
      IsOrganizationTrail: false,
    })
    expect(fs.existsSync(path.join(test.context.config.dataDir, 'trails/my-logs'))).toBe(true)
    expect((await statusOf('audit', who)).IsLogging).toBe(false)
  })

  it.each([
    [{ Name: 'ab' }, 'invalid-trail-name'],
    [{ Name: '../up' }, 'invalid-trail-name'],
    [{ Name: 'abc', S3BucketName: '..' }, 'invalid-bucket-name'],
    [{ Name: 'abc', S3BucketName: 'Upper' }, 'invalid-bucket-name'],
    [{ Name: 'abc', S3KeyPrefix: '../../etc' }, 'invalid-bucket-prefix'],
    [{ Name: 'abc', S3KeyPrefix: 'AWSLogs/123456789012' }, 'invalid-bucket-prefix'],
    [{ Name: 'abc', KmsKeyId: 'alias/key' }, 'unsupported'],
    [{ Name: 'abc', IsOrganizationTrail: true }, 'unsupported'],
    [{ Name: 'abc', TagsList: [{ Key: 'a', Value: 'b' }] }, 'unsupported'],
    [{}, 'invalid-parameter'],
  ])('refuses %j', async (input, kind) => {
    await expect(create(input)).rejects.toMatchObject({ kind })
  })

  it('takes what asks for nothing more', async () => {
    const who = await test.newCaller()
    const nothing = { EnableLogFileValidation: false, IsOrganizationTrail: false, KmsKeyId: '', TagsList: [], S3KeyPrefix: '' }
    expect(await create({ Name: 'plain', ...nothing }, who)).not.toHaveProperty('S3KeyPrefix')
  })

  it('refuses a name twice, and a sixth trail, even of several at once', async () => {
    const who = await test.newCaller()
    const results = await Promise.allSettled(Array.from({ length: 8 }, (_, index) => create({ Name: `trail-${index}` }, who)))
    const refused = results.filter((result) => result.status === 'rejected').map(({ reason }) => reason.kind)
    expect(refused).toEqual(Array(3).fill('trail-limit-exceeded'))
    const [first] = (await describeAll({}, who)).trailList
    await expect(create({ Name: first!.Name }, who)).rejects.toMatchObject({ kind: 'trail-already-exists' })
  })
})

describe('the trails of an account', () => {
  it('are told by name, all or some, and those of nobody else', async () => {
    const [who, stranger] = [await test.newCaller(), await test.newCaller()]
    for (const name of ['two', 'one', 'three']) await create({ Name: name }, who)
    await create({ Name: 'foreign' }, stranger)
    const namesOf = async (input: object) => (await describeAll(input, who)).trailList.map(({ Name }) => Name)
    expect(await namesOf({})).toEqual(['one', 'three', 'two'])
    expect(await namesOf({ trailNameList: ['two', 'nothing', arnOf('one', who)] })).toEqual(['one', 'two'])
    expect(await namesOf({ trailNameList: [arnOf('foreign', stranger)] })).toEqual([])
    expect((await describeAll({ trailNameList: ['one'] }, who)).trailList[0]).toMatchObject({
      HomeRegion: 'us-east-1',
      TrailARN: arnOf('one', who),
    })
  })

  it('log from start to stop', async () => {
    const who = await test.newCaller()
    await create({ Name: 'audit' }, who)
    expect(await runOperation(startLogging, { Name: arnOf('audit', who) }, who, test.context)).toEqual({})
    expect(await statusOf('audit', who)).toMatchObject({
      IsLogging: true,
      StartLoggingTime: now,
      TimeLoggingStarted: now.toISOString(),
      TimeLoggingStopped: '',
    })
    expect(await runOperation(stopLogging, { Name: 'audit' }, who, test.context)).toEqual({})
    expect(await statusOf('audit', who)).toMatchObject({ IsLogging: false, StopLoggingTime: now, LatestDeliveryAttemptTime: '' })
  })

  it('go for good', async () => {
    const who = await test.newCaller()
    await create({ Name: 'audit' }, who)
    expect(await runOperation(deleteTrail, { Name: 'audit' }, who, test.context)).toEqual({})
    expect((await describeAll({}, who)).trailList).toEqual([])
  })

  it.each([startLogging, stopLogging, deleteTrail, getTrailStatus] as Operation[])('must be there: $name', async (operation) => {
    const run = (Name: string) => runOperation(operation, { Name }, caller, test.context)
    await expect(run('nothing')).rejects.toMatchObject({ kind: 'trail-not-found' })
    await expect(run('!')).rejects.toMatchObject({ kind: 'invalid-trail-name' })
    await expect(run('arn:aws:cloudtrail:us-east-1:999999999999:trail/other')).rejects.toMatchObject({ kind: 'access-denied' })
  })
})
