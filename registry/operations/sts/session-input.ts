import { z } from 'zod'
import type { Context } from '#registry/context.ts'
import { limits } from '#registry/domain/limits.ts'
import { ServiceError } from '#registry/domain/service-error.ts'
import { parsePolicy } from '#registry/iam/parse-policy.ts'
import { PolicyError } from '#registry/iam/policy-error.ts'
import type { RequestConditions } from '#registry/operations/operation.ts'

const policyCharsMax = 2048
const policyArnsMax = 10
const tagsMax = 50
const tagCharacters = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u
const reservedTagKey = /^aws:/i
// What policies and tags of a session may hold together; the real service packs them, so that its limit has no unit.
const packedCharsMax = 20 * 2048

/** What limits and describes a session: members of AssumeRole and GetFederationToken. */
export const sessionInput = {
  Policy: z.string().min(1).max(policyCharsMax).optional(),
  PolicyArns: z
    .array(z.object({ arn: z.string().min(20).max(2048) }))
    .max(policyArnsMax)
    .optional(),
  Tags: z
    .array(
      z.object({
        Key: z.string().min(1).max(limits.resourceTagKeyCharsMax, { abort: true }).regex(tagCharacters),
        Value: z.string().max(limits.resourceTagValueCharsMax, { abort: true }).regex(tagCharacters),
      }),
    )
    .max(tagsMax)
    .optional(),
}

type SessionInput = z.output<z.ZodObject<typeof sessionInput>>

export interface SessionLimits {
  /** Undefined: no session policy, which is no limit. */
  readonly policies?: readonly string[]
  readonly tags: Readonly<Record<string, string>>
  readonly packedPercent: number
}

/**
 * The session policies as texts, and the tags.
 * @throws ServiceError `malformed-policy-document`, `entity-not-found` for a managed policy, `packed-policy-too-large`,
 * `invalid-parameter` for a tag key given twice or reserved.
 */
export async function readSessionLimits(
  { Policy, PolicyArns = [], Tags = [] }: SessionInput,
  accountId: string,
  context: Context,
): Promise<SessionLimits> {
  const arns = PolicyArns.map(({ arn }) => arn)
  const managed = arns.length > 0 ? await context.sessions.managedPolicyTexts(accountId, arns) : []
  const missing = managed.indexOf(undefined)
  if (missing >= 0) throw new ServiceError('entity-not-found', `Policy ${arns[missing]} does not exist or is not usable here.`)
  const policies = [...(Policy === undefined ? [] : [checked(Policy)]), ...managed.filter((text) => text !== undefined)]
  const tags = toRecord(Tags)
  const chars = [Policy ?? '', ...arns, JSON.stringify(tags)].join('').length
  const packedPercent = Math.ceil((100 * chars) / packedCharsMax)
  if (packedPercent > 100)
    throw new ServiceError('packed-policy-too-large', `Packed size of session tags and policies is ${packedPercent}% of what it may be.`)
  return { ...(Policy === undefined && arns.length === 0 ? {} : { policies }), tags, packedPercent }
}

/** What conditions may ask of the request's tags. */
export function tagConditions(tags: SessionInput['Tags'] = []): RequestConditions {
  if (tags.length === 0) return {}
  return {
    ...Object.fromEntries(tags.map(({ Key, Value }) => [`aws:RequestTag/${Key}`, Value])),
    'aws:TagKeys': tags.map(({ Key }) => Key),
  }
}

function checked(text: string): string {
  try {
    parsePolicy(text, 'session')
    return text
  } catch (error) {
    if (!(error instanceof PolicyError)) throw error
    throw new ServiceError('malformed-policy-document', `The session policy is not valid: ${error.message}`, { cause: error })
  }
}

function toRecord(tags: NonNullable<SessionInput['Tags']>): Readonly<Record<string, string>> {
  const keys = new Set(tags.map(({ Key }) => Key.toLowerCase()))
  if (keys.size < tags.length) {
    throw new ServiceError('invalid-parameter', 'Duplicate tag keys found. Please note that Tag keys are case insensitive.')
  }
  if (tags.some(({ Key }) => reservedTagKey.test(Key))) {
    throw new ServiceError('invalid-parameter', 'Tag keys that begin with aws: are reserved for system use.')
  }
  return Object.fromEntries(tags.map(({ Key, Value }) => [Key, Value]))
}
