import { request } from 'undici'
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
  const url = `${endpoint}/api/${api}/${operation}`
  const { status, text } = await send(url, input, headers, timeoutMs)
  const body = readJson(status, text)
  if (status < 200 || status > 299) throw errorOf(status, body)
  const parsed = answer.safeParse(body)
  if (parsed.success) return parsed.data
  throw new BackendError('unreadable', `${operation} answered in a shape that is not the API's.`, { cause: parsed.error })
}

async function send(
  url: string,
  input: object,
  headers: Readonly<Record<string, string>>,
  timeoutMs: number,
): Promise<{ readonly status: number; readonly text: string }> {
  try {
    // Not `fetch`, whose streams and Next's watch over it take longer than the rest of a call.
    const { statusCode, body } = await request(url, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body: JSON.stringify(input),
      signal: AbortSignal.timeout(timeoutMs),
    })
    return { status: statusCode, text: await body.text() }
  } catch (cause) {
    throw new BackendError('unreachable', `The backend at ${url} did not answer.`, { cause })
  }
}

function readJson(status: number, text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    const kind = status >= 200 && status <= 299 ? 'unreadable' : 'unreachable'
    throw new BackendError(kind, `The backend answered ${status} without JSON.`, { cause })
  }
}

function errorOf(status: number, body: unknown): BackendError {
  const parsed = refusal.safeParse(body)
  const code = parsed.data?.__type
  if (status >= 400 && status < 500 && parsed.success) return new BackendError('refused', parsed.data.message, { code })
  return new BackendError('unreachable', `The backend answered ${status}${code ? ` ${code}` : ''}.`, { code })
}
