import { z } from 'zod'
import { BackendError } from './backend-error.ts'
import { readInstance } from './instance.ts'

const usualTimeoutMs = 10_000

const refusal = z.object({ __type: z.string(), message: z.string().default('') })

/**
 * One call of a JSON API of the backend. Answers are never cached: a pushed tag shows with the next request.
 * @throws BackendError
 */
export async function callJsonApi<Answer>(
  api: 'gallery' | 'signin',
  operation: string,
  input: object,
  answer: z.ZodType<Answer>,
  headers: Readonly<Record<string, string>> = {},
  timeoutMs = usualTimeoutMs,
): Promise<Answer> {
  const { endpoint } = readInstance()
  const response = await send(`${endpoint}/api/${api}/${operation}`, input, headers, timeoutMs)
  const body = await readJson(response)
  if (!response.ok) throw errorOf(response.status, body)
  const parsed = answer.safeParse(body)
  if (parsed.success) return parsed.data
  throw new BackendError('unreadable', `${operation} answered in a shape that is not the API's.`, { cause: parsed.error })
}

async function send(url: string, input: object, headers: Readonly<Record<string, string>>, timeoutMs: number): Promise<Response> {
  try {
    return await fetch(url, {
      method: 'POST',
      headers: { ...headers, 'Content-Type': 'application/json' },
      body: JSON.stringify(input),
      cache: 'no-store',
      signal: AbortSignal.timeout(timeoutMs),
    })
  } catch (cause) {
    throw new BackendError('unreachable', `The backend at ${url} did not answer.`, { cause })
  }
}

async function readJson(response: Response): Promise<unknown> {
  try {
    return await response.json()
  } catch (cause) {
    const kind = response.ok ? 'unreadable' : 'unreachable'
    throw new BackendError(kind, `The backend answered ${response.status} without JSON.`, { cause })
  }
}

function errorOf(status: number, body: unknown): BackendError {
  const parsed = refusal.safeParse(body)
  const code = parsed.data?.__type
  if (status >= 400 && status < 500 && parsed.success) return new BackendError('refused', parsed.data.message, { code })
  return new BackendError('unreachable', `The backend answered ${status}${code ? ` ${code}` : ''}.`, { code })
}
