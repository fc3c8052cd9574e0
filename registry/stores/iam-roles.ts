import type { Page, PageRequest } from '#registry/domain/page.ts'

export interface IamRole {
  /** `AROA…` */
  readonly id: string
  readonly accountId: string
  readonly name: string
  /** `/` or `/…/` */
  readonly path: string
  readonly description?: string
  /** Who may assume it. */
  readonly trustPolicy: string
  readonly maxSessionSeconds: number
  /** Of the managed policy that is its permissions boundary. */
  readonly boundaryArn?: string
  /** Key to value. */
  readonly tags: Readonly<Record<string, string>>
  readonly createdAt: Date
}

/** Absent members stay as they are. */
export type RoleChange = Partial<Pick<IamRole, 'description' | 'trustPolicy' | 'maxSessionSeconds' | 'tags'>>

/** Roles of accounts. Every query is scoped by the account; names are found whatever their case. */
export interface RoleStore {
  /** @throws ServiceError `entity-already-exists`. */
  create(role: IamRole): Promise<IamRole>
  find(accountId: string, name: string): Promise<IamRole | undefined>
  /** Those whose path begins with `pathPrefix`, by name. */
  list(accountId: string, pathPrefix: string, page: PageRequest): Promise<Page<IamRole>>
  count(accountId: string): Promise<number>
  update(accountId: string, roleId: string, change: RoleChange): Promise<void>
  /** With its sessions, which end. */
  delete(accountId: string, roleId: string): Promise<void>
}
