import { z } from 'zod'
import { limits } from '#registry/domain/limits.ts'
import { registryIdPattern, repositoryNamePattern } from '#registry/domain/names.ts'

/** Members that several operations take, with the limits of the API model. */

// Without `abort` the pattern would be tried on text of any length.
export const repositoryName = z
  .string()
  .min(limits.repositoryNameCharsMin)
  .max(limits.repositoryNameCharsMax, { abort: true })
  .regex(repositoryNamePattern)

/** The account whose registry is meant; the caller's own when absent. */
export const registryId = z.string().max(12, { abort: true }).regex(registryIdPattern).optional()

export const paging = {
  nextToken: z.string().min(1).max(4096).optional(),
  maxResults: z.int().min(1).max(limits.pageSizeMax).optional(),
}

/** Text of so many Unicode characters. Null characters are refused: the database holds none. */
export function text(charsMin: number, charsMax: number) {
  return z.string().check((checked) => {
    const { value, issues } = checked
    const chars = value.length > charsMax * 2 ? value.length : [...value].length
    if (chars < charsMin) issues.push({ code: 'too_small', origin: 'string', minimum: charsMin, inclusive: true, input: value })
    else if (chars > charsMax) issues.push({ code: 'too_big', origin: 'string', maximum: charsMax, inclusive: true, input: value })
    else if (value.includes('\0') || !value.isWellFormed()) {
      issues.push({ code: 'custom', message: 'must consist of Unicode characters other than null', input: value })
    }
  })
}

/** One image, by tag, by digest or by both. */
export const imageIdentifier = z.object({
  imageDigest: text(0, limits.imageTagCharsMax).optional(),
  imageTag: text(1, limits.imageTagCharsMax).optional(),
})

export type ImageIdentifierInput = z.output<typeof imageIdentifier>

export const imageIdentifiers = z.array(imageIdentifier).min(1).max(limits.batchImageIdsMax)
