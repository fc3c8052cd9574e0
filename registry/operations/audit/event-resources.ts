import { type Resource, resourceArn } from '#registry/domain/resource.ts'

/** An account's log; nothing else may become one. */
const accountIdPattern = /^\d{12}$/

interface EventResource {
  readonly accountId: string
  readonly ARN: string
}

/** The `resources` element of an event. */
export function eventResources(resources: readonly Resource[]): readonly EventResource[] {
  return owned(resources).map((resource) => ({ accountId: resource.accountId, ARN: storable(resourceArn(resource)) }))
}

/** Whose the resources are, each account once. */
export function ownersOf(resources: readonly Resource[]): readonly string[] {
  return [...new Set(owned(resources).map(({ accountId }) => accountId))]
}

/** By what LookupEvents finds the event: the ARN, but the name of a user, group or role, as CloudTrail has it. */
export function lookupResources(resources: readonly Resource[]): readonly { readonly type: string; readonly name: string }[] {
  return owned(resources).map((resource) => {
    const arn = storable(resourceArn(resource))
    const type = lookupType(resource, arn)
    return { type, name: namedByName.has(type) ? arn.slice(arn.lastIndexOf('/') + 1) : arn }
  })
}

const iamTypes: Readonly<Record<string, string>> = {
  user: 'AWS::IAM::User',
  group: 'AWS::IAM::Group',
  role: 'AWS::IAM::Role',
  policy: 'AWS::IAM::ManagedPolicy',
  mfa: 'AWS::IAM::VirtualMFADevice',
}
const namedByName: ReadonlySet<string> = new Set(['AWS::IAM::User', 'AWS::IAM::Group', 'AWS::IAM::Role'])

function lookupType(resource: OwnedResource, arn: string): string {
  if (resource.type === 'repository') return 'AWS::ECR::PublicRepository'
  if (resource.type === 'registry') return 'AWS::ECR::PublicRegistry'
  const [, , service = '', , , rest = ''] = arn.split(':')
  const [kind = ''] = rest.split('/')
  if (service === 'iam') return iamTypes[kind] ?? 'AWS::IAM::Resource'
  if (service === 'cloudtrail') return 'AWS::CloudTrail::Trail'
  return `AWS::${service || 'Unknown'}::Resource`
}

type OwnedResource = Exclude<Resource, { readonly type: 'any' }>

function owned(resources: readonly Resource[]): readonly OwnedResource[] {
  return resources.filter((resource) => resource.type !== 'any').filter(({ accountId }) => accountIdPattern.test(accountId))
}

// The database holds neither null characters nor halves of a character.
function storable(text: string): string {
  return Buffer.from(text.replaceAll('\0', '')).toString()
}
