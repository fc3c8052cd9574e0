import { createHash } from 'node:crypto'

/** The region that all trails and events are in. */
const region = 'us-east-1'

const trailNamePattern = /^[A-Za-z0-9]+(?:[._-][A-Za-z0-9]+)*$/
const trailArnPattern = /^arn:aws:cloudtrail:us-east-1:(\d{12}):trail\/(.+)$/
const ipAddressPattern = /^\d{1,3}(?:\.\d{1,3}){3}$/
const bucketPattern = /^[a-z0-9]+(?:(?:\.|-+)[a-z0-9]+)*$/
const prefixPattern = /^[A-Za-z0-9!_.'()-]+(?:\/[A-Za-z0-9!_.'()-]+)*$/

const prefixCharsMax = 200

/** Letters, digits, and `.`, `_` and `-` between them, never two together; 3–128 characters, not like an IP address. */
export function isTrailName(name: string): boolean {
  return name.length >= 3 && name.length <= 128 && trailNamePattern.test(name) && !ipAddressPattern.test(name)
}

export function trailArn(accountId: string, name: string): string {
  return `arn:aws:cloudtrail:${region}:${accountId}:trail/${name}`
}

/** The trail that an ARN names; undefined for what is none. */
export function parseTrailArn(arn: string): { readonly accountId: string; readonly name: string } | undefined {
  const [, accountId, name] = trailArnPattern.exec(arn) ?? []
  return accountId !== undefined && name !== undefined && isTrailName(name) ? { accountId, name } : undefined
}

/** S3's rules for a bucket's name; such a name is safe as that of a folder. */
export function isBucketName(name: string): boolean {
  return name.length >= 3 && name.length <= 63 && bucketPattern.test(name) && !ipAddressPattern.test(name)
}

/**
 * Folders before the path of log files. None is only dots, and none is `AWSLogs`, under which one account could mix its
 * files among those of another.
 */
export function isKeyPrefix(prefix: string): boolean {
  if (prefix.length > prefixCharsMax || !prefixPattern.test(prefix)) return false
  return prefix.split('/').every((part) => !/^\.+$/.test(part) && part.toLowerCase() !== 'awslogs')
}

/**
 * Where a log file is in its bucket, as CloudTrail lays them out. The same delivery has the same file, whoever does it.
 * @see CloudTrail user guide, "Finding your CloudTrail log files".
 */
export function logFileKey({
  accountId,
  trailName,
  prefix,
  at,
  from,
  upTo,
}: {
  readonly accountId: string
  readonly trailName: string
  readonly prefix?: string
  readonly at: Date
  readonly from: string
  readonly upTo: string
}): string {
  const [date = '', time = ''] = at.toISOString().split('T')
  const minute = `${date.replaceAll('-', '')}T${time.slice(0, 5).replace(':', '')}Z`
  const hash = createHash('sha256')
    .update(JSON.stringify([accountId, trailName, from, upTo]))
    .digest('base64')
  const unique = hash.replaceAll(/[^A-Za-z0-9]/g, '').slice(0, 16)
  const folder = `AWSLogs/${accountId}/CloudTrail/${region}/${date.replaceAll('-', '/')}`
  return `${prefix === undefined ? '' : `${prefix}/`}${folder}/${accountId}_CloudTrail_${region}_${minute}_${unique}.json.gz`
}
