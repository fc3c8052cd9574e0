import type { Page, PageRequest } from '#registry/domain/page.ts'

/** What has policies. Their ids differ, so an id says which. */
export type HolderKind = 'user' | 'group' | 'role'

export interface ManagedPolicy {
  readonly arn: string
  /** `ANPA…` */
  readonly id: string
  /** Undefined: it comes with the installation. */
  readonly accountId?: string
  readonly name: string
  readonly path: string
  readonly description?: string
  readonly defaultVersion: number
  readonly tags: Readonly<Record<string, string>>
  readonly createdAt: Date
  readonly updatedAt: Date
}

/** With how many users, groups and roles of one account have it. */
export interface CountedPolicy extends ManagedPolicy {
  readonly attachments: number
  readonly boundaries: number
}

export interface PolicyVersion {
  readonly version: number
  readonly document: string
  readonly createdAt: Date
}

export interface PolicyFilter {
  readonly scope: 'All' | 'AWS' | 'Local'
  readonly onlyAttached: boolean
  readonly pathPrefix: string
  /** Those that somebody has in this way. */
  readonly usage?: PolicyUsage
}

export type PolicyUsage = 'PermissionsPolicy' | 'PermissionsBoundary'

/** Absent members choose everybody. */
export interface EntityFilter {
  readonly kind?: HolderKind
  readonly pathPrefix: string
  readonly usage?: PolicyUsage
}

export interface AttachedPolicy {
  readonly name: string
  readonly arn: string
}

/** Who has a managed policy. */
export interface PolicyEntity {
  readonly kind: HolderKind
  readonly id: string
  readonly name: string
}

/** Managed policies and their versions, which users, groups and roles have them, and inline policies. */
export interface PolicyStore {
  /** With its first version. @throws ServiceError `entity-already-exists`. */
  create(policy: ManagedPolicy, document: string): Promise<void>
  /** Of the account, or of the installation. */
  find(accountId: string, arn: string): Promise<CountedPolicy | undefined>
  /** By name. */
  list(accountId: string, filter: PolicyFilter, page: PageRequest): Promise<Page<CountedPolicy>>
  setTags(accountId: string, arn: string, tags: Readonly<Record<string, string>>): Promise<void>
  /** With its versions. */
  delete(accountId: string, arn: string): Promise<void>

  /** Newest first. */
  versions(arn: string): Promise<readonly PolicyVersion[]>
  /** Answers its number, which no other version had. */
  addVersion(accountId: string, arn: string, document: string, options: { readonly asDefault: boolean }): Promise<PolicyVersion>
  setDefaultVersion(accountId: string, arn: string, version: number): Promise<void>
  deleteVersion(arn: string, version: number): Promise<void>

  /** One that is attached already stays so. */
  attach(accountId: string, holderId: string, arn: string): Promise<void>
  /** Answers false when it is not attached. */
  detach(accountId: string, holderId: string, arn: string): Promise<boolean>
  countAttached(holderId: string): Promise<number>
  /** By ARN. */
  attached(holderId: string, pathPrefix: string, page: PageRequest): Promise<Page<AttachedPolicy>>
  /** Of one account, by id: to whom it is attached and whose permissions boundary it is, each once. */
  entities(accountId: string, arn: string, filter: EntityFilter, page: PageRequest): Promise<Page<PolicyEntity>>

  putInline(accountId: string, holderId: string, name: string, document: string): Promise<void>
  findInline(holderId: string, name: string): Promise<string | undefined>
  /** All of them, for their sizes. */
  inlineDocuments(holderId: string): Promise<readonly { readonly name: string; readonly document: string }[]>
  /** Names, in order. */
  inlineNames(holderId: string, page: PageRequest): Promise<Page<string>>
  /** Answers false when there is none. */
  deleteInline(accountId: string, holderId: string, name: string): Promise<boolean>

  /** Undefined takes it away. */
  setBoundary(accountId: string, kind: 'user' | 'role', holderId: string, arn: string | undefined): Promise<void>
}
