import { describe, expect, it } from 'vitest'
import { isBucketName, isKeyPrefix, isTrailName, logFileKey, parseTrailArn, trailArn } from './trail-names.ts'

describe('names of trails', () => {
  it.each(['abc', 'My.Trail_1-x', 'a'.repeat(128)])('%s is one', (name) => expect(isTrailName(name)).toBe(true))
  it.each(['', 'ab', 'a'.repeat(129), '-abc', 'abc-', 'a--b', 'a._b', 'a b', 'ä-trail', '192.168.5.4', 'a/b', 'abc\n'])(
    '%j is none',
    (name) => expect(isTrailName(name)).toBe(false),
  )

  it('are read from ARNs', () => {
    expect(parseTrailArn(trailArn('123456789012', 'audit'))).toEqual({ accountId: '123456789012', name: 'audit' })
    expect(parseTrailArn('arn:aws:cloudtrail:us-east-1:123456789012:trail/..')).toBeUndefined()
    expect(parseTrailArn('arn:aws:cloudtrail:us-east-1:12:trail/audit')).toBeUndefined()
  })
})

describe('names of buckets', () => {
  it.each(['abc', 'my-logs.example', 'a--b', '0'.repeat(63)])('%s is one', (name) => expect(isBucketName(name)).toBe(true))
  it.each([
    'ab',
    'A-Bucket',
    '..',
    '../etc',
    '.abc',
    'abc.',
    'a..b',
    'a.-b',
    '-abc',
    'abc-',
    'a/b',
    'a\\b',
    'a_b',
    'a\0b',
    '10.0.0.1',
    'a'.repeat(64),
    `${'a-'.repeat(31)}!`,
  ])('%j is none', (name) => expect(isBucketName(name)).toBe(false))
})

describe('prefixes', () => {
  it.each(['logs', 'a/b/c', "it's(fine)!", 'v1.0/x'])('%s is one', (prefix) => expect(isKeyPrefix(prefix)).toBe(true))
  it.each(['', '/', '/a', 'a/', 'a//b', '..', 'a/../b', '.', 'a/./b', 'a\\b', 'a\0', 'a b', 'AWSLogs/1', 'x/awslogs', 'a'.repeat(201)])(
    '%j is none',
    (prefix) => expect(isKeyPrefix(prefix)).toBe(false),
  )
})

describe('the place of a log file', () => {
  const delivery = { accountId: '123456789012', trailName: 'audit', at: new Date('2026-03-09T04:05:06Z'), from: '7', upTo: '9' }
  const pattern =
    /^AWSLogs\/123456789012\/CloudTrail\/us-east-1\/2026\/03\/09\/123456789012_CloudTrail_us-east-1_20260309T0405Z_[A-Za-z0-9]{16}\.json\.gz$/

  it('is CloudTrail’s', () => {
    expect(logFileKey(delivery)).toMatch(pattern)
    expect(logFileKey({ ...delivery, prefix: 'my/logs' })).toBe(`my/logs/${logFileKey(delivery)}`)
  })

  it('is the same for the same delivery, and another for each other one', () => {
    const others = [{ upTo: '10' }, { from: '8' }, { trailName: 'audit2' }].map((facts) => logFileKey({ ...delivery, ...facts }))
    expect(new Set([logFileKey(delivery), logFileKey({ ...delivery }), ...others]).size).toBe(4)
  })
})
