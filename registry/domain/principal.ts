/** Who asks. Every door turns its caller into one of these; anonymous is a principal too. */
export type Principal = AnonymousPrincipal | RootPrincipal

export interface AnonymousPrincipal {
  readonly type: 'anonymous'
}

/** The root user of an account, by one of the account's access keys. */
export interface RootPrincipal {
  readonly type: 'root'
  readonly accountId: string
  readonly accessKeyId: string
}

/** A principal that belongs to an account. */
export type AccountPrincipal = Exclude<Principal, AnonymousPrincipal>

export const anonymous: AnonymousPrincipal = { type: 'anonymous' }

/** For messages, the audit log, and binding an upload to who began it. */
export function principalArn(principal: Principal): string {
  return principal.type === 'anonymous' ? 'anonymous' : `arn:aws:iam::${principal.accountId}:root`
}
