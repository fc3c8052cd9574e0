import type { AccountPrincipal } from '#registry/domain/principal.ts'

/** What a signature or a registry token is checked by. */
export interface Credential {
  readonly accessKeyId: string
  readonly accountId: string
  readonly secretCiphertext: Uint8Array
  /** False when the key is inactive or its account suspended. */
  readonly usable: boolean
  /** Of temporary credentials: SHA-256 of the session token that goes with them. */
  readonly tokenHash?: Uint8Array
  readonly principal: AccountPrincipal
}

export interface PolicyText {
  /** For explanations: an ARN, or what the inline policy is called and of whom. */
  readonly name: string
  readonly text: string
}

/** The policies that limit or allow what a principal does, without those of its session. */
export interface PrincipalPolicies {
  readonly identity: readonly PolicyText[]
  readonly boundary?: PolicyText
}

/** Who may sign, and what their policies are: read on every request, kept in memory while changes are announced. */
export interface IdentityReader {
  findCredential(accessKeyId: string): Promise<Credential | undefined>
  policiesOf(principal: AccountPrincipal): Promise<PrincipalPolicies>
  /** Reads the policies of an account anew: for one's own changes, before they are answered. */
  forget(accountId: string): void
  /** Those of the account ids, unique ids and ARNs that a policy names, who are nobody. Of a session, its role or account counts. */
  missingPrincipals(principals: readonly string[]): Promise<readonly string[]>
}
