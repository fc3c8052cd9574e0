interface QuotaDefinition {
  readonly code: string
  readonly name: string
  /** In the guide's words. */
  readonly description: string
  readonly defaultValue: number
  /** Requests a second, or a plain count, or a size. */
  readonly unit: 'per-second' | 'count' | 'mebibytes'
  /** Whether an operator may give an account another value. */
  readonly adjustable: boolean
}

const count = (code: string, name: string, defaultValue: number, description: string, adjustable = false) =>
  ({ code, name, description, defaultValue, unit: 'count', adjustable }) as const
const mebibytes = (code: string, name: string, defaultValue: number, description: string) =>
  ({ code, name, description, defaultValue, unit: 'mebibytes', adjustable: false }) as const
const requestRate = (code: string, operation: string, defaultValue: number) =>
  ({
    code,
    name: `Rate of ${operation} requests`,
    description: `The rate of ${operation} API requests that you can make per second, per Region.`,
    defaultValue,
    unit: 'per-second',
    adjustable: true,
  }) as const

const ofPartUploads =
  'This is only applicable if you are using the API actions directly to initiate multipart uploads for image push operations.'

/**
 * What an account may have and how fast it may ask, with the defaults of the guide. The codes are ours: the guide gives
 * none. The two rates of pulls have their defaults from the configuration instead.
 * @see User guide, "Amazon ECR Public service quotas".
 */
export const quotaDefinitions = [
  count(
    'L-REPOSITORIES',
    'Registered repositories',
    10_000,
    'The maximum number of public repositories that you can create per Region.',
    true,
  ),
  count('L-IMAGES', 'Images per repository', 10_000, 'The maximum number of images per public repository.', true),
  {
    code: 'L-PULLS',
    name: 'Rate of authenticated image pulls',
    description: 'The maximum number of authenticated image pulls per second, per account.',
    defaultValue: 10,
    unit: 'per-second',
    adjustable: true,
  },
  {
    // Of those who have no account: no account's value can be another one.
    code: 'L-PULLSANONYMOUS',
    name: 'Rate of unauthenticated image pulls',
    description: 'The maximum number of unauthenticated image pulls per second, per source IP address.',
    defaultValue: 1,
    unit: 'per-second',
    adjustable: false,
  },
  requestRate('L-GETAUTHORIZATIONTOKEN', 'GetAuthorizationToken', 200),
  requestRate('L-BATCHCHECKLAYERAVAILABILITY', 'BatchCheckLayerAvailability', 200),
  requestRate('L-INITIATELAYERUPLOAD', 'InitiateLayerUpload', 200),
  requestRate('L-COMPLETELAYERUPLOAD', 'CompleteLayerUpload', 10),
  requestRate('L-UPLOADLAYERPART', 'UploadLayerPart', 260),
  requestRate('L-PUTIMAGE', 'PutImage', 10),
  count('L-LAYERPARTS', 'Layer parts', 1000, `The maximum number of layer parts. ${ofPartUploads}`),
  mebibytes('L-LAYERSIZE', 'Maximum layer size', 10_000, 'The maximum size (MiB) of a layer.'),
  mebibytes('L-LAYERPARTSIZEMIN', 'Minimum layer part size', 5, `The minimum size (MiB) of a layer part. ${ofPartUploads}`),
  mebibytes('L-LAYERPARTSIZEMAX', 'Maximum layer part size', 10, `The maximum size (MiB) of a layer part. ${ofPartUploads}`),
  count('L-TAGS', 'Tags per image', 1000, 'The maximum number of tags per image.'),
] as const satisfies readonly QuotaDefinition[]

export type Quota = (typeof quotaDefinitions)[number]
export type QuotaCode = Quota['code']

const byCode: ReadonlyMap<string, Quota> = new Map(quotaDefinitions.map((quota) => [quota.code, quota]))

/** Undefined for a code that there is not. */
export function findQuota(code: string): Quota | undefined {
  return byCode.get(code)
}
