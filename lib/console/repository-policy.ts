import { z } from 'zod'

const names = z.union([z.string(), z.array(z.string())]).transform((value) => [value].flat())

// What the registry has checked when it was set; here only what pages show of it.
const statement = z.looseObject({
  Sid: z.string().optional(),
  Effect: z.enum(['Allow', 'Deny']),
  Principal: z.union([z.string(), z.record(z.string(), names)]).optional(),
  NotPrincipal: z.union([z.string(), z.record(z.string(), names)]).optional(),
  Action: names.optional(),
  NotAction: names.optional(),
  Resource: names.optional(),
  NotResource: names.optional(),
  Condition: z.unknown().optional(),
})

const policy = z.looseObject({
  Version: z.string().default('2012-10-17'),
  Statement: z.union([statement, z.array(statement)]).transform((value) => [value].flat()),
})

export type PolicyStatement = z.output<typeof statement>
export type RepositoryPolicy = z.output<typeof policy>

/** A policy that the registry has accepted. @throws Error for any other text. */
export function readPolicy(text: string): RepositoryPolicy {
  return policy.parse(JSON.parse(text))
}

export function withStatement(text: string | undefined, added: object): string {
  const before = text === undefined ? { Version: '2012-10-17', Statement: [] } : readPolicy(text)
  return JSON.stringify({ ...before, Statement: [...before.Statement, added] }, null, 2)
}

/** Undefined when no statement is left: then there is no policy. */
export function withoutStatement(text: string, index: number): string | undefined {
  const before = readPolicy(text)
  const left = before.Statement.filter((_statement, each) => each !== index)
  return left.length === 0 ? undefined : JSON.stringify({ ...before, Statement: left }, null, 2)
}

/** Whom a statement is for, a line each. */
export function principalsOf({ Principal, NotPrincipal }: PolicyStatement): readonly string[] {
  if (NotPrincipal !== undefined) return ['Everyone but:', ...listed(NotPrincipal)]
  return Principal === undefined ? [] : listed(Principal)
}

function listed(principal: string | Readonly<Record<string, readonly string[]>>): readonly string[] {
  const all = typeof principal === 'string' ? [principal] : Object.values(principal).flat()
  return all.map((name) => (name === '*' ? 'Everyone (*)' : name))
}

/** A policy for reading: one that is written without line ends is laid out, any other stays as it is. */
export function laidOut(policyText: string): string {
  return policyText.trim().includes('\n') ? policyText : JSON.stringify(JSON.parse(policyText), null, 2)
}
