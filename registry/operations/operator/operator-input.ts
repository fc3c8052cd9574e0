import { z } from 'zod'
import { limits } from '#registry/domain/limits.ts'
import { registryIdPattern } from '#registry/domain/names.ts'
import type { Resource } from '#registry/domain/resource.ts'

/** What operators' operations act on: the whole installation. */
export const installation = (): Resource => ({ type: 'any' })

/** The account that is meant. */
export const accountIdInput = z.string().max(12, { abort: true }).regex(registryIdPattern)

/** Of a request, as its list has it: seconds since 1970. */
export const requestedAt = z
  .number()
  .min(0)
  .max(1e11)
  .transform((seconds) => new Date(Math.round(seconds * 1000)))

/** What the owner is told. */
export const reasonInput = z.string().trim().min(1).max(limits.operatorReasonCharsMax)
