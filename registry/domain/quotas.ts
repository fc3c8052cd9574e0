/** @see User guide, "Amazon ECR Public service quotas". Codes are ours: the guide gives none. */
interface QuotaDefinition {
  readonly code: string
  readonly name: string
  readonly defaultValue: number
  /** Requests a second, or a plain count, or a size. */
  readonly unit: 'per-second' | 'count' | 'mebibytes'
  readonly adjustable: boolean
}

const perSecond = (code: string, name: string, defaultValue: number) =>
  ({ code, name, defaultValue, unit: 'per-second', adjustable: true }) as const

export const quotaDefinitions = [
  { code: 'L-REPOSITORIES', name: 'Registered repositories', defaultValue: 10_000, unit: 'count', adjustable: true },
  { code: 'L-IMAGES', name: 'Images per repository', defaultValue: 10_000, unit: 'count', adjustable: true },
  perSecond('L-PULLS-ANONYMOUS', 'Rate of unauthenticated image pulls', 1),
  perSecond('L-PULLS', 'Rate of authenticated image pulls', 10),
  perSecond('L-GETAUTHORIZATIONTOKEN', 'Rate of GetAuthorizationToken requests', 200),
  perSecond('L-BATCHCHECKLAYERAVAILABILITY', 'Rate of BatchCheckLayerAvailability requests', 200),
  perSecond('L-INITIATELAYERUPLOAD', 'Rate of InitiateLayerUpload requests', 200),
  perSecond('L-COMPLETELAYERUPLOAD', 'Rate of CompleteLayerUpload requests', 10),
  perSecond('L-UPLOADLAYERPART', 'Rate of UploadLayerPart requests', 260),
  perSecond('L-PUTIMAGE', 'Rate of PutImage requests', 10),
  { code: 'L-LAYERPARTS', name: 'Layer parts', defaultValue: 1000, unit: 'count', adjustable: false },
  { code: 'L-LAYERSIZE', name: 'Maximum layer size', defaultValue: 10_000, unit: 'mebibytes', adjustable: false },
  { code: 'L-LAYERPARTSIZEMIN', name: 'Minimum layer part size', defaultValue: 5, unit: 'mebibytes', adjustable: false },
  { code: 'L-LAYERPARTSIZEMAX', name: 'Maximum layer part size', defaultValue: 10, unit: 'mebibytes', adjustable: false },
  { code: 'L-TAGS', name: 'Tags per image', defaultValue: 1000, unit: 'count', adjustable: false },
] as const satisfies readonly QuotaDefinition[]

export type QuotaCode = (typeof quotaDefinitions)[number]['code']
