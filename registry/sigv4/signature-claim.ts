import type { Credential } from './credential-scope.ts'

/** What a request says of its signature, before anything of it is believed. */
export interface SignatureClaim {
  readonly form: 'header' | 'query'
  readonly credential: Credential
  /** Lower-case names, in the client's order. */
  readonly signedHeaders: readonly string[]
  /** 64 hexadecimal digits. */
  readonly signature: string
  /** As sent: `20150830T123600Z`. */
  readonly amzDate: string
  readonly signedAt: Date
  /** Of temporary credentials. */
  readonly securityToken?: string
  /** Of a presigned request: how long it is good from {@link signedAt}. */
  readonly lifeSeconds?: number
}
