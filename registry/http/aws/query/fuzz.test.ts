import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { ServiceError } from '#registry/domain/service-error.ts'
import { parseFormBody } from './parse-form.ts'
import { readInput } from './read-input.ts'

// The same requests in each run; another seed gives others.
const seed = Number(process.env.GALLEON_FUZZ_SEED ?? 1)
const rounds = 5000

const schema = z.object({
  UserName: z.string().max(64).optional(),
  MaxItems: z.int().min(1).max(1000).default(100),
  Force: z.boolean().optional(),
  Tags: z.array(z.object({ Key: z.string(), Value: z.string() })).optional(),
  Names: z.array(z.string()).optional(),
  Context: z.array(z.object({ Type: z.enum(['string', 'number']), Values: z.array(z.string()) })).optional(),
})

// Mulberry32: small, and good enough to pick from lists.
function createRandom(start: number): () => number {
  let state = start
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

const random = createRandom(seed)
const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!
const times = <T>(most: number, make: () => T): T[] => Array.from({ length: Math.floor(random() * (most + 1)) }, make)

const steps = [
  ...['UserName', 'MaxItems', 'Force', 'Tags', 'Names', 'Context', 'Key', 'Value', 'Type', 'Values'],
  ...['member', 'member', 'entry', '1', '2', '3', '0', '-1', '01', '1e9', '4294967296', '99999999999999999999'],
  ...['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'length', ''],
]
const values = [
  ...['', 'a', '10', '-0', '1e400', 'NaN', 'Infinity', '0x10', '9'.repeat(400), 'true', 'false', 'null', '[]'],
  ...['%C3%A9', '%F0%9F%9A%A2', '%ff', '%', '%zz', '%u0041', '%ED%A0%80', '%00', '+', '=', '\ud800', '\0', '🚢', 'a'.repeat(2000)],
]

// Mostly what a client might send, so that some is read and not all refused at its first field.
const wellFormed = [
  'UserName=mary',
  'MaxItems=10',
  'Force=true',
  'Tags.member.1.Key=a',
  'Tags.member.1.Value=b',
  'Names.member.1=x',
  'Names=',
]
const field = () => `${[pick(steps), ...times(4, () => pick(steps))].join('.')}${pick(['=', '=', '=', '', '=='])}${pick(values)}`

function request(): string {
  const text = [...times(4, () => pick(wellFormed)), ...times(3, field)].join('&')
  if (random() < 0.7) return text
  const at = Math.floor(random() * text.length)
  return text.slice(0, at) + pick(['&', '=', '%', '.', '\0', '%2', '&&', ';', 'é']) + text.slice(at + Math.floor(random() * 4))
}

type Outcome = 'valid' | 'invalid' | 'malformed'

function outcomeOf(text: string): Outcome {
  try {
    return schema.safeParse(readInput(schema, parseFormBody(text))).success ? 'valid' : 'invalid'
  } catch (error) {
    expect(error, JSON.stringify(text)).toBeInstanceOf(ServiceError)
    expect((error as ServiceError).kind).toBe('malformed-request')
    return 'malformed'
  }
}

describe(`random forms (seed ${seed})`, () => {
  it('are read or refused as malformed, and leave every object as it was', () => {
    const before = Object.getOwnPropertyNames(Object.prototype)
    const seen = new Map<Outcome, number>()
    for (let round = 0; round < rounds; round++) {
      const outcome = outcomeOf(request())
      seen.set(outcome, (seen.get(outcome) ?? 0) + 1)
    }
    expect(Object.getOwnPropertyNames(Object.prototype)).toEqual(before)
    // Without these the requests would not have been worth reading.
    for (const outcome of ['valid', 'invalid', 'malformed'] as const) expect(seen.get(outcome), outcome).toBeGreaterThan(rounds / 50)
  })

  it.each([
    ['a mebibyte of separators', '&'.repeat(1 << 20)],
    ['a name of dots alone', '.'.repeat((1 << 20) - 1)],
    [
      'two thousand members of lists in lists',
      Array.from({ length: 2000 }, (_, at) => `Context.member.1.Values.member.${at + 1}=`).join('&'),
    ],
    ['a list with one far member', 'Names.member.1=a&Names.member.2147483647=b'],
  ])('hold no surprise in %s', (_what, text) => expect(['valid', 'malformed']).toContain(outcomeOf(text)))

  it('are read to nothing but members of the schema', () => {
    const text = wellFormed.slice(0, -1).join('&')
    expect(readInput(schema, parseFormBody(`${text}&__proto__.Force=false&constructor.prototype.x=1&Tags.member.1.__proto__=x`))).toEqual({
      UserName: 'mary',
      MaxItems: 10,
      Force: true,
      Tags: [{ Key: 'a', Value: 'b' }],
      Names: ['x'],
    })
  })
})
