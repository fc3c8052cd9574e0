/** What the provider says of somebody: claims of a verified ID token, with `email` only where it is known to be theirs. */
export type Claims = Readonly<Record<string, unknown>> & { readonly sub: string }

/** What must come back with who was sent away. */
export interface PendingAuthorization {
  readonly state: string
  readonly nonce: string
  readonly codeVerifier: string
}

/** An OpenID Connect provider where people sign in. It is asked when somebody does, not before. */
export interface IdentityProvider {
  /** On the button. */
  readonly name: string
  /** As trust policies name it: the issuer without its scheme. */
  readonly id: string
  readonly clientId: string
  /** Where to send somebody who comes back to `redirectUri`. @throws ServiceError `identity-provider-failed`. */
  begin(redirectUri: string): Promise<{ readonly url: string; readonly pending: PendingAuthorization }>
  /**
   * Whom the provider sent back to `callbackUrl`, with the code and state in its query.
   * @throws ServiceError `identity-provider-failed` for whatever is not a good answer to that request, or refused.
   */
  finish(callbackUrl: string, pending: PendingAuthorization): Promise<Claims>
}
