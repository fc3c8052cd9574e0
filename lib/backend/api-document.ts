import { z } from 'zod'
import { BackendError } from './backend-error.ts'
import { readInstance } from './instance.ts'

const timeoutMs = 10_000

const memberSchema = z.looseObject({
  type: z.union([z.string(), z.array(z.string())]).optional(),
  description: z.string().optional(),
  enum: z.array(z.unknown()).optional(),
  default: z.unknown().optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
  minLength: z.number().optional(),
  maxLength: z.number().optional(),
  maxItems: z.number().optional(),
  items: z.looseObject({ type: z.string().optional() }).optional(),
})
const members = { properties: z.record(z.string(), memberSchema).default({}), required: z.array(z.string()).default([]) }
const schema = z.looseObject({ ...members, anyOf: z.array(z.looseObject(members)).optional() })
const content = z.object({
  'application/json': z.object({
    example: z.unknown().optional(),
    schema,
  }),
})
const operation = z.object({
  operationId: z.string(),
  summary: z.string(),
  description: z.string().optional(),
  requestBody: z.object({ content }),
  responses: z.record(z.string(), z.object({ description: z.string(), content })),
})
const document = z.object({
  info: z.object({ title: z.string(), description: z.string() }),
  servers: z.array(z.object({ url: z.string() })).min(1),
  paths: z.record(z.string(), z.object({ post: operation })),
})

export type ApiDocument = z.infer<typeof document>
export type ApiAnswer = z.infer<typeof schema>
export type ApiOperation = z.infer<typeof operation>
export type ApiMember = z.infer<typeof memberSchema>

/** The path of the gallery API's OpenAPI document. */
export const openapiPath = '/api/gallery/openapi.json'

/** The gallery API's description of itself, as far as pages show it. @throws BackendError */
export async function readApiDocument(): Promise<ApiDocument> {
  const url = readInstance().endpoint + openapiPath
  let body: unknown
  try {
    const response = await fetch(url, { cache: 'no-store', signal: AbortSignal.timeout(timeoutMs) })
    body = await response.json()
  } catch (cause) {
    throw new BackendError('unreachable', `The backend at ${url} did not answer.`, { cause })
  }
  const parsed = document.safeParse(body)
  if (parsed.success) return parsed.data
  throw new BackendError('unreadable', 'The description of the gallery API is in an unknown shape.', { cause: parsed.error })
}
