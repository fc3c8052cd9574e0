import { describe, expect, it } from 'vitest'
import { readCases } from '#registry/testing/policy-cases.ts'
import { PolicyError, parsePolicy } from './parse-policy.ts'
import type { PolicyKind } from './policy-document.ts'

interface TextCase {
  readonly name: string
  readonly kind: PolicyKind
  readonly policy: unknown
}

describe('takes', () => {
  it.each(readCases<TextCase[]>('legal-policies.json'))('$name', ({ kind, policy }) => {
    expect(() => parsePolicy(JSON.stringify(policy), kind)).not.toThrow()
  })

  it('brackets, commas and quotes in texts for what they are', () => {
    const condition = { StringEquals: { 'a:b': ['}{', '","', '\\"', '[['] } }
    const statement = { Effect: 'Allow', Action: '*', Resource: '*', Condition: condition }
    expect(() => parsePolicy(JSON.stringify({ Statement: statement }), 'identity')).not.toThrow()
  })
})

describe('refuses', () => {
  const cases = readCases<(TextCase & { readonly place: string; readonly message: string })[]>('refused-policies.json')
  it.each(cases)('$name', ({ kind, policy, place, message }) => {
    expect(refusal(JSON.stringify(policy), kind)).toMatchObject({ place, message })
  })

  const texts: readonly [string, string, string][] = [
    ['what is not JSON', '{"Version": ', 'Syntax errors in policy.'],
    ['an empty text', '', 'Syntax errors in policy.'],
    ['null', 'null', 'This must be an object.'],
    ['an element that is there twice', '{"Statement": [], "Statement": []}', "The element 'Statement' is there twice."],
    [
      'an operator that is there twice, in another spelling',
      '{"Statement": {"Condition": {"Bool": {"a:b": "true"}, "B\\u006fol": {"a:c": "true"}}}}',
      "The element 'Bool' is there twice.",
    ],
    ['nesting without an end', '['.repeat(50) + ']'.repeat(50), 'The policy is nested too deeply.'],
    ['a text that is too long', `{"Id": "${'x'.repeat(140_000)}"}`, 'A policy has at most 131072 characters.'],
  ]
  it.each(texts)('%s', (_name, text, message) => {
    expect(refusal(text, 'identity')).toMatchObject({ place: '', message })
  })
})

function refusal(text: string, kind: PolicyKind): PolicyError {
  try {
    parsePolicy(text, kind)
  } catch (error) {
    if (error instanceof PolicyError) return error
    throw error
  }
  throw new Error('The policy was taken.')
}
