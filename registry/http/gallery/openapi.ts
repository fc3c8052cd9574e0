import { z } from 'zod'
import type { Context } from '#registry/context.ts'
import type { ErrorKind } from '#registry/domain/service-error.ts'
import type { Operation } from '#registry/operations/operation.ts'
import { documentation } from './documentation.ts'
import { serverError, wireErrors } from './errors.ts'
import { operations } from './operations.ts'

/** Where the document is, below the gallery's API. */
export const openapiName = 'openapi.json'

// Any operation refuses these.
const commonErrors: readonly ErrorKind[] = ['invalid-parameter', 'malformed-request', 'body-too-large', 'rate-exceeded']

const errorSchema = {
  type: 'object',
  required: ['__type', 'message'],
  properties: {
    __type: { type: 'string', description: 'The name of the exception, as in the ecr-public API.' },
    message: { type: 'string', description: 'For people: what was wrong.' },
  },
} as const

/**
 * The gallery's API in OpenAPI 3.1, made of the schemas that its requests are checked by.
 * @see https://spec.openapis.org/oas/v3.1.0
 */
export function openapiDocument({ config }: Pick<Context, 'config'>): object {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Galleon gallery API',
      version: '1',
      description:
        'What the gallery’s pages read, for scripts and bots. Every operation is a POST with a JSON body; nobody needs an account, and any origin may ask. A member that is `null` counts as absent. Dates are ISO 8601 in UTC.',
    },
    servers: [{ url: `${config.origin}/api/gallery` }],
    paths: Object.fromEntries(operations.map((operation) => [`/${operation.name}`, { post: operationObject(operation) }])),
    components: { schemas: { Error: errorSchema } },
  }
}

function operationObject({ name, input, answer }: Operation): object {
  const known = documentation[name]
  const schema = jsonSchema(input, 'input')
  const answered = answer ? answerSchema(answer) : { type: 'object' }
  return {
    operationId: name,
    summary: known?.summary ?? name,
    ...(known?.description ? { description: known.description } : {}),
    requestBody: { ...json({ schema, ...(known ? { example: known.request } : {}) }) },
    responses: {
      '200': { description: 'The answer.', ...json({ schema: answered, ...(known ? { example: known.answer } : {}) }) },
      ...errorResponses([...(known?.errors ?? []), ...commonErrors]),
    },
  }
}

/**
 * The schema of an operation's answers as they are on the wire. `closed` says that there are no members but these, which is so
 * today; clients must take more.
 */
export function answerSchema(answer: z.ZodType, { closed = false } = {}): z.core.JSONSchema.BaseSchema {
  return jsonSchema(answer, closed ? 'output' : 'input')
}

function jsonSchema(type: z.ZodType, io: 'input' | 'output'): z.core.JSONSchema.BaseSchema {
  const { $schema: _, ...schema } = z.toJSONSchema(type, { io, unrepresentable: 'any', override: asOnTheWire })
  return schema
}

function asOnTheWire({ zodSchema, jsonSchema }: { zodSchema: z.core.$ZodTypes; jsonSchema: z.core.JSONSchema.BaseSchema }): void {
  if (zodSchema._zod.def.type === 'date') Object.assign(jsonSchema, { type: 'string', format: 'date-time' })
  // What our own code may not change is nothing that a client could.
  delete jsonSchema.readOnly
}

function errorResponses(kinds: readonly ErrorKind[]): Readonly<Record<string, object>> {
  const byStatus = new Map<number, string[]>([[serverError.status, [serverError.body.__type]]])
  for (const kind of kinds) {
    const { type, status } = wireErrors[kind]
    byStatus.set(status, [...(byStatus.get(status) ?? []), type])
  }
  const entries = [...byStatus].map(([status, types]) => [
    String(status),
    {
      description: [...new Set(types)].join(', '),
      ...json({ schema: { $ref: '#/components/schemas/Error' }, example: { __type: types[0], message: 'What was wrong, in a sentence.' } }),
    },
  ])
  return Object.fromEntries(entries)
}

function json(content: object): { readonly content: object } {
  return { content: { 'application/json': content } }
}
