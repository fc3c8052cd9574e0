import { describe, expect, it } from 'vitest'
import { deviceCalled, deviceName, isPasskey, passkeyProblems } from './security-form.ts'

const id = 'QDOB3CR3JVAITAS4XAO2YWIXWM'

describe('a device', () => {
  it.each([
    ['arn:aws:iam::123456789012:mfa/phone', false, 'phone', 'device phone'],
    ['arn:aws:iam::123456789012:mfa/p/phone', false, 'p/phone', 'device p/phone'],
    // A path may say anything.
    ['arn:aws:iam::123456789012:mfa/x:u2f/phone', false, 'x:u2f/phone', 'device x:u2f/phone'],
    [`arn:aws:iam::123456789012:u2f/user/mateo/blue-key-${id}`, true, 'blue-key', 'passkey blue-key'],
    [`arn:aws:iam::123456789012:u2f/root/laptop-${id}`, true, 'laptop', 'passkey laptop'],
  ])('%s is known by what its owner calls it', (serialNumber, passkey, name, called) => {
    expect(isPasskey(serialNumber)).toBe(passkey)
    expect(deviceName(serialNumber)).toBe(name)
    expect(deviceCalled(serialNumber)).toBe(called)
  })
})

it('a new passkey has a name that IAM takes, and a password', () => {
  expect(passkeyProblems('blue-key', 'x')).toEqual({})
  expect(Object.keys(passkeyProblems('my laptop', ''))).toEqual(['passkeyName', 'password'])
  expect(Object.keys(passkeyProblems('x'.repeat(65), 'x'))).toEqual(['passkeyName'])
})
