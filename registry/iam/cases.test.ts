import { describe, expect, it } from 'vitest'
import { guidePolicies, type PolicyCase, readCases, type TrustCase, toRequest, toTrustRequest } from '#registry/testing/policy-cases.ts'
import { evaluate } from './evaluate.ts'
import { evaluateTrust } from './evaluate-trust.ts'

const files = [
  'same-account',
  'other-accounts',
  'root-services-anonymous',
  'boundaries-and-sessions',
  'wildcards',
  'variables',
  'conditions-strings',
  'conditions-values',
  'guide',
]

describe.each(files)('%s', (file) => {
  it.each(readCases<PolicyCase[]>(`${file}.json`))('$name', ({ request, expected }) => {
    expect(evaluate(toRequest(request))).toMatchObject(expected)
  })
})

describe('trust', () => {
  it.each(readCases<TrustCase[]>('trust.json'))('$name', ({ request, expected }) => {
    expect(evaluateTrust(toTrustRequest(request))).toBe(expected)
  })
})

it('tries every policy of the guide', () => {
  const tried = JSON.stringify(readCases<PolicyCase[]>('guide.json'))
  expect(Object.keys(guidePolicies).filter((name) => !tried.includes(`"${name}"`))).toEqual([])
})
