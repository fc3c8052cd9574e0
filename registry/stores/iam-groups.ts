import type { Page, PageRequest } from '#registry/domain/page.ts'
import type { IamUser } from './iam-users.ts'

export interface IamGroup {
  /** `AGPA…` */
  readonly id: string
  readonly accountId: string
  readonly name: string
  /** `/` or `/…/` */
  readonly path: string
  readonly createdAt: Date
}

/** What a group still has; all of it must be gone before the group may be deleted. Counts. */
export interface GroupBelongings {
  readonly users: number
  readonly inlinePolicies: number
  readonly attachedPolicies: number
}

/** Groups of users. */
export interface GroupStore {
  /** @throws ServiceError `entity-already-exists`. */
  create(group: IamGroup): Promise<IamGroup>
  find(accountId: string, name: string): Promise<IamGroup | undefined>
  /** Those whose path begins with `pathPrefix`, by name. */
  list(accountId: string, pathPrefix: string, page: PageRequest): Promise<Page<IamGroup>>
  count(accountId: string): Promise<number>
  /** Absent members stay as they are. @throws ServiceError `entity-already-exists`. */
  update(accountId: string, groupId: string, change: { readonly name?: string; readonly path?: string }): Promise<void>
  belongings(accountId: string, groupId: string): Promise<GroupBelongings>
  delete(accountId: string, groupId: string): Promise<void>
  /** By name. */
  users(accountId: string, groupId: string, page: PageRequest): Promise<Page<IamUser>>
  /** By name. */
  ofUser(accountId: string, userId: string, page: PageRequest): Promise<Page<IamGroup>>
  /** Both must be of one account, which the caller has looked up. A user who is in it already stays in it. */
  addUser(groupId: string, userId: string): Promise<void>
  /** Answers false when the user is not in it. */
  removeUser(groupId: string, userId: string): Promise<boolean>
  has(groupId: string, userId: string): Promise<boolean>
}
