import { ServiceError } from '#registry/domain/service-error.ts'
import type { IamUser, Password } from '#registry/stores/iam-users.ts'

export interface LoginProfileAnswer {
  readonly UserName: string
  readonly CreateDate: Date
  readonly PasswordResetRequired: boolean
}

export function toLoginProfileAnswer(
  { name }: IamUser,
  { createdAt, resetRequired }: Pick<Password, 'createdAt' | 'resetRequired'>,
): LoginProfileAnswer {
  return { UserName: name, CreateDate: createdAt, PasswordResetRequired: resetRequired }
}

export function loginProfileNotFound({ name }: IamUser): ServiceError {
  return new ServiceError('entity-not-found', `Login Profile for User ${name} cannot be found.`)
}
