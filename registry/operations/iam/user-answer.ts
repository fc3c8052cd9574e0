import { userArn } from '#registry/domain/principal.ts'
import type { IamUser } from '#registry/stores/iam-users.ts'
import { type TagAnswer, toTagAnswers } from './tags.ts'

export interface UserAnswer {
  readonly Path: string
  readonly UserName: string
  readonly UserId: string
  readonly Arn: string
  readonly CreateDate: Date
  readonly PasswordLastUsed?: Date
}

export interface UserDetailAnswer extends UserAnswer {
  readonly PermissionsBoundary?: { readonly PermissionsBoundaryType: string; readonly PermissionsBoundaryArn: string }
  readonly Tags?: readonly TagAnswer[]
}

/** A user as lists show them. */
export function toUserAnswer({ accountId, id, name, path, createdAt, passwordLastUsedAt }: IamUser): UserAnswer {
  return {
    Path: path,
    UserName: name,
    UserId: id,
    Arn: userArn(accountId, path, name),
    CreateDate: createdAt,
    ...(passwordLastUsedAt ? { PasswordLastUsed: passwordLastUsedAt } : {}),
  }
}

/** A user as shown alone. */
export function toUserDetailAnswer(user: IamUser): UserDetailAnswer {
  const { boundaryArn, tags } = user
  return {
    ...toUserAnswer(user),
    ...(boundaryArn === undefined
      ? {}
      : { PermissionsBoundary: { PermissionsBoundaryType: 'PermissionsBoundaryPolicy', PermissionsBoundaryArn: boundaryArn } }),
    ...(Object.keys(tags).length === 0 ? {} : { Tags: toTagAnswers(tags) }),
  }
}
