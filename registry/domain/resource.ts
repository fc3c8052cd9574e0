/** What an operation acts on, as policies name it. */
export type Resource =
  | { readonly type: 'any' }
  | { readonly type: 'registry'; readonly accountId: string }
  | { readonly type: 'repository'; readonly accountId: string; readonly repositoryName: string }
  /** Of another service, by its ARN. */
  | {
      readonly type: 'arn'
      readonly accountId: string
      readonly arn: string
      readonly tags?: Readonly<Record<string, string>>
      /** Of the managed policy that is the permissions boundary of a user or role. */
      readonly boundaryArn?: string
      /** A role's trust policy. */
      readonly policyText?: string
    }

/** ARNs carry no region: a repository is the same from everywhere. */
export function resourceArn(resource: Resource): string {
  switch (resource.type) {
    case 'any':
      return '*'
    case 'registry':
      return `arn:aws:ecr-public::${resource.accountId}:registry/${resource.accountId}`
    case 'repository':
      return `arn:aws:ecr-public::${resource.accountId}:repository/${resource.repositoryName}`
    case 'arn':
      return resource.arn
  }
}
