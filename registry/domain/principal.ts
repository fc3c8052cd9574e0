/** Who asks. Every door turns its caller into one of these; anonymous is a principal too. */
export type Principal = AnonymousPrincipal | AccountPrincipal

/** A principal that belongs to an account. */
export type AccountPrincipal = RootPrincipal | UserPrincipal | RoleSessionPrincipal | FederatedUserPrincipal

export interface AnonymousPrincipal {
  readonly type: 'anonymous'
}

interface Credentialed {
  readonly accountId: string
  /** `AKIA…` of long-term keys, `ASIA…` of temporary ones. */
  readonly accessKeyId: string
  /** Of temporary credentials. */
  readonly session?: SessionFacts
}

/** What is known of temporary credentials. */
export interface SessionFacts {
  readonly createdAt: Date
  readonly expiresAt: Date
  /** When a one-time code was given for them, or a passkey used. */
  readonly mfaAt?: Date
  /** Texts of session policies; undefined: there are none, which limits nothing. */
  readonly policies?: readonly string[]
  readonly tags: Readonly<Record<string, string>>
  /** Got by a sign-in on the pages. */
  readonly console?: true
}

/** The root user of an account. */
export interface RootPrincipal extends Credentialed {
  readonly type: 'root'
}

export interface UserPrincipal extends Credentialed {
  readonly type: 'user'
  /** `AIDA…` */
  readonly userId: string
  readonly userName: string
  readonly path: string
  readonly tags: Readonly<Record<string, string>>
}

/** Who has assumed a role. */
export interface RoleSessionPrincipal extends Credentialed {
  readonly type: 'assumed-role'
  /** `AROA…` */
  readonly roleId: string
  readonly roleName: string
  readonly path: string
  readonly tags: Readonly<Record<string, string>>
  readonly sessionName: string
  readonly session: SessionFacts
}

/** Got with GetFederationToken by a user or the root user. */
export interface FederatedUserPrincipal extends Credentialed {
  readonly type: 'federated-user'
  readonly name: string
  /** The user whose permissions limit it; undefined: the root user. */
  readonly issuer?: {
    readonly userId: string
    readonly userName: string
    readonly path: string
    /** The federated user has them too, where its session says nothing else. */
    readonly tags?: Readonly<Record<string, string>>
  }
  readonly session: SessionFacts
}

export const anonymous: AnonymousPrincipal = { type: 'anonymous' }

export const userArn = (accountId: string, path: string, name: string) => `arn:aws:iam::${accountId}:user${path}${name}`
export const groupArn = (accountId: string, path: string, name: string) => `arn:aws:iam::${accountId}:group${path}${name}`
export const roleArn = (accountId: string, path: string, name: string) => `arn:aws:iam::${accountId}:role${path}${name}`
export const roleSessionArn = (accountId: string, roleName: string, sessionName: string) =>
  `arn:aws:sts::${accountId}:assumed-role/${roleName}/${sessionName}`
export const rootArn = (accountId: string) => `arn:aws:iam::${accountId}:root`

/** For messages, the audit log, and binding an upload to who began it. */
export function principalArn(principal: Principal): string {
  switch (principal.type) {
    case 'anonymous':
      return 'anonymous'
    case 'root':
      return rootArn(principal.accountId)
    case 'user':
      return userArn(principal.accountId, principal.path, principal.userName)
    case 'assumed-role':
      return roleSessionArn(principal.accountId, principal.roleName, principal.sessionName)
    case 'federated-user':
      return `arn:aws:sts::${principal.accountId}:federated-user/${principal.name}`
  }
}

/** The ARN of the role or user behind temporary credentials, which policies may name; undefined where it is the caller itself. */
export function issuerArn(principal: AccountPrincipal): string | undefined {
  if (principal.type === 'assumed-role') return roleArn(principal.accountId, principal.path, principal.roleName)
  if (principal.type !== 'federated-user') return undefined
  const { accountId, issuer } = principal
  return issuer ? userArn(accountId, issuer.path, issuer.userName) : rootArn(accountId)
}

/** `aws:userid`, and `UserId` of GetCallerIdentity. */
export function principalUserId(principal: AccountPrincipal): string {
  switch (principal.type) {
    case 'root':
      return principal.accountId
    case 'user':
      return principal.userId
    case 'assumed-role':
      return `${principal.roleId}:${principal.sessionName}`
    case 'federated-user':
      return `${principal.accountId}:${principal.name}`
  }
}
