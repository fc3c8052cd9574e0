import { ServiceError } from '#registry/domain/service-error.ts'

/** Of a key of the root user, who has no name, there is none. */
export interface AccessKeyMetadataAnswer {
  readonly UserName?: string
  readonly AccessKeyId: string
  readonly Status: 'Active' | 'Inactive'
  readonly CreateDate: Date
}

interface DescribedKey {
  readonly id: string
  readonly userName?: string
  readonly active: boolean
  readonly createdAt: Date
}

export function toAccessKeyAnswer({ id, userName, active, createdAt }: DescribedKey): AccessKeyMetadataAnswer {
  return {
    ...(userName === undefined ? {} : { UserName: userName }),
    AccessKeyId: id,
    Status: active ? 'Active' : 'Inactive',
    CreateDate: createdAt,
  }
}

export function accessKeyNotFound(accessKeyId: string): ServiceError {
  return new ServiceError('entity-not-found', `The Access Key with id ${accessKeyId} cannot be found.`)
}
