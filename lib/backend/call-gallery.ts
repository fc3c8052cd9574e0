import type { z } from 'zod'
import { callJsonApi } from './call-json-api.ts'

/** One call of the gallery's JSON API. @throws BackendError */
export function callGallery<Answer>(
  operation: string,
  input: object,
  answer: z.ZodType<Answer>,
  headers: Readonly<Record<string, string>> = {},
): Promise<Answer> {
  return callJsonApi('gallery', operation, input, answer, headers)
}
