import type { IamUser } from '#registry/stores/iam-users.ts'
import type { IamUser as UserRow } from './generated/client.ts'

export function toUser(row: UserRow): IamUser {
  const { id, accountId, name, path, createdAt, passwordLastUsedAt, boundaryArn } = row
  return {
    id,
    accountId,
    name,
    path,
    createdAt,
    tags: toTags(row.tags),
    ...(passwordLastUsedAt === null ? {} : { passwordLastUsedAt }),
    ...(boundaryArn === null ? {} : { boundaryArn }),
  }
}

/** What only this folder wrote. */
export function toTags(json: unknown): Readonly<Record<string, string>> {
  return json as Readonly<Record<string, string>>
}
