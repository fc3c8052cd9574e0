import type { PublicKeyCredentialCreationOptionsJSON, PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/server'
import type { Context } from '#registry/context.ts'
import type { Passkey } from '#registry/stores/passkeys.ts'
import { challengeSeconds } from './passkey-challenge.ts'
import type { AuthenticationResponse, RegistrationResponse } from './passkey-response.ts'
import type { RelyingParty } from './relying-party.ts'

/** What is said in Web Authentication, and nothing of what it means here. */

// It takes half a second to load, and most processes never need it.
const library = () => import('@simplewebauthn/server')

/** EdDSA, ES256, RS256: the same on every Node, so that what one replica offers another takes. */
const algorithms = [-8, -7, -257]

export type CreationOptions = PublicKeyCredentialCreationOptionsJSON
export type RequestOptions = PublicKeyCredentialRequestOptionsJSON

type KnownCredential = Pick<Passkey, 'credentialId' | 'transports'>

export interface NewCredentialRequest {
  readonly party: RelyingParty
  readonly challenge: string
  /** `handle` is what the authenticator keeps of whom the passkey is; `name` what it shows. */
  readonly user: { readonly handle: Uint8Array; readonly name: string; readonly displayName: string }
  /** Authenticators that hold one of these do not make another. */
  readonly known: readonly KnownCredential[]
}

/** For `navigator.credentials.create`. */
export async function creationOptions({ party, challenge, user, known }: NewCredentialRequest): Promise<CreationOptions> {
  const { generateRegistrationOptions } = await library()
  return generateRegistrationOptions({
    rpName: 'Galleon',
    rpID: party.id,
    userName: user.name,
    userID: Uint8Array.from(user.handle),
    userDisplayName: user.displayName,
    challenge: bytesOf(challenge),
    timeout: challengeSeconds * 1000,
    attestationType: 'none',
    excludeCredentials: known.map(toDescriptor),
    authenticatorSelection: { residentKey: 'preferred', userVerification: 'preferred' },
    supportedAlgorithmIDs: algorithms,
  })
}

export interface UseRequest {
  readonly party: RelyingParty
  readonly challenge: string
  /** Undefined: whichever passkey the visitor chooses, and with their finger, face or PIN, as nothing else was asked of them. */
  readonly known: readonly KnownCredential[] | undefined
}

/** For `navigator.credentials.get`. */
export async function requestOptions({ party, challenge, known }: UseRequest): Promise<RequestOptions> {
  const { generateAuthenticationOptions } = await library()
  return generateAuthenticationOptions({
    rpID: party.id,
    challenge: bytesOf(challenge),
    timeout: challengeSeconds * 1000,
    userVerification: known ? 'preferred' : 'required',
    ...(known ? { allowCredentials: known.map(toDescriptor) } : {}),
  })
}

/** What is new in a right answer; undefined for one that is wrong, or of another site or challenge. */
export async function readNewCredential(
  response: RegistrationResponse,
  { party, challenge }: Pick<NewCredentialRequest, 'party' | 'challenge'>,
  { log }: Pick<Context, 'log'>,
): Promise<Pick<Passkey, 'credentialId' | 'publicKey' | 'signCount' | 'transports'> | undefined> {
  const { verifyRegistrationResponse } = await library()
  try {
    const { registrationInfo } = await verifyRegistrationResponse({
      response,
      expectedChallenge: challenge,
      expectedOrigin: party.origin,
      expectedRPID: party.id,
      requireUserVerification: false,
      supportedAlgorithmIDs: algorithms,
    })
    if (!registrationInfo) return undefined
    const { id, publicKey, counter, transports = [] } = registrationInfo.credential
    return { credentialId: id, publicKey, signCount: counter, transports }
  } catch (error) {
    return logRefusal(error, log)
  }
}

export interface UseCheck {
  readonly party: RelyingParty
  readonly challenge: string
  readonly passkey: Passkey
  /** True: the authenticator must say that it has checked finger, face or PIN. */
  readonly verifiedUser: boolean
}

/** How often the passkey says that it has signed; undefined for an answer that is wrong, or of another site or challenge. */
export async function readSignCount(
  response: AuthenticationResponse,
  { party, challenge, passkey, verifiedUser }: UseCheck,
  { log }: Pick<Context, 'log'>,
): Promise<number | undefined> {
  const { verifyAuthenticationResponse } = await library()
  const { userHandle, ...signed } = response.response
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: { ...response, response: { ...signed, ...(userHandle ? { userHandle } : {}) } },
      expectedChallenge: challenge,
      expectedOrigin: party.origin,
      expectedRPID: party.id,
      // Of its counter the store decides, which sees all uses in their order.
      credential: { id: passkey.credentialId, publicKey: Uint8Array.from(passkey.publicKey), counter: 0 },
      requireUserVerification: verifiedUser,
    })
    return verified ? authenticationInfo.newCounter : undefined
  } catch (error) {
    return logRefusal(error, log)
  }
}

function toDescriptor({ credentialId, transports }: KnownCredential) {
  return { id: credentialId, transports: [...transports] }
}

// An operator whose pages are not where they say reads it here.
function logRefusal(error: unknown, log: Context['log']): undefined {
  log.info({ why: error instanceof Error ? error.message : String(error) }, 'the answer of a passkey was not taken')
}

function bytesOf(base64url: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(Buffer.from(base64url, 'base64url'))
}
