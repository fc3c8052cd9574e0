import { createHash, createSign, generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto'
import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON,
} from '@simplewebauthn/server'
import { isoCBOR } from '@simplewebauthn/server/helpers'

export interface AuthenticatorSettings {
  /** Of the page that the browser shows. */
  readonly origin: string
  /** In place of the one that is asked for. */
  readonly rpId?: string
  /** Whether it has checked finger, face or PIN. */
  readonly verifiesUser?: boolean
  /** In place of one more than the last time; 0 always: it does not count. */
  readonly signCount?: number
  /** In place of a random one. */
  readonly credentialId?: Buffer
}

interface Credential {
  readonly id: Buffer
  readonly userHandle: string
  readonly privateKey: KeyObject
}

/** What a browser and an authenticator do together, with real keys and signatures; settings of one call come before its own. */
export interface SoftwareAuthenticator {
  create(options: PublicKeyCredentialCreationOptionsJSON, settings?: Partial<AuthenticatorSettings>): RegistrationResponseJSON
  /** With the first of the passkeys that are asked for, or with its newest. */
  get(options: PublicKeyCredentialRequestOptionsJSON, settings?: Partial<AuthenticatorSettings>): AuthenticationResponseJSON
}

/** @see Web Authentication Level 3, sections 6.1 and 6.5. */
export function createAuthenticator(own: AuthenticatorSettings): SoftwareAuthenticator {
  const credentials: Credential[] = []
  let signCount = 0
  const begin = (type: string, rpId: string, challenge: string, settings: AuthenticatorSettings) => ({
    clientDataJSON: Buffer.from(JSON.stringify({ type, challenge, origin: settings.origin, crossOrigin: false })),
    head: Buffer.concat([sha256(settings.rpId ?? rpId), Buffer.of(flagsOf(settings)), uint32(settings.signCount ?? ++signCount)]),
  })
  return {
    create({ rp, challenge, user }, settings = {}) {
      const { credentialId = randomBytes(32) } = { ...own, ...settings }
      const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
      const credential = { id: credentialId, userHandle: user.id, privateKey }
      credentials.push(credential)
      const { clientDataJSON, head } = begin('webauthn.create', rp.id ?? '', challenge, { ...own, ...settings })
      head[flagsAt] = (head[flagsAt] ?? 0) | attested
      const authData = Uint8Array.from(
        Buffer.concat([head, Buffer.alloc(16), uint16(credential.id.length), credential.id, coseKey(publicKey)]),
      )
      const attestation = new Map<string, string | Uint8Array | Map<string, never>>([
        ['fmt', 'none'],
        ['attStmt', new Map<string, never>()],
        ['authData', authData],
      ])
      const attestationObject = base64url(isoCBOR.encode(attestation))
      return { ...named(credential), response: { clientDataJSON: base64url(clientDataJSON), attestationObject, transports: ['internal'] } }
    },
    get({ rpId = '', challenge, allowCredentials = [] }, settings = {}) {
      const asked = allowCredentials.map(({ id }) => id)
      const credential = credentials.find(({ id }) => asked.includes(base64url(id))) ?? credentials.at(-1)!
      const { clientDataJSON, head } = begin('webauthn.get', rpId, challenge, { ...own, ...settings })
      const signature = createSign('sha256')
        .update(Buffer.concat([head, sha256(clientDataJSON)]))
        .sign(credential.privateKey)
      const response = { clientDataJSON: base64url(clientDataJSON), authenticatorData: base64url(head), signature: base64url(signature) }
      return { ...named(credential), response: { ...response, userHandle: credential.userHandle } }
    },
  }
}

const flagsAt = 32
const [present, verified, attested] = [0x01, 0x04, 0x40]

function flagsOf({ verifiesUser = true }: AuthenticatorSettings): number {
  return verifiesUser ? present | verified : present
}

function named({ id }: Credential) {
  return { id: base64url(id), rawId: base64url(id), type: 'public-key', clientExtensionResults: {} } as const
}

/** ES256 on P-256. @see RFC 9052, section 7; RFC 9053, section 7.1.1. */
function coseKey(publicKey: KeyObject): Uint8Array {
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
  const bytes = (text: string) => Uint8Array.from(Buffer.from(text, 'base64url'))
  return isoCBOR.encode(
    new Map<number, number | Uint8Array>([
      [1, 2],
      [3, -7],
      [-1, 1],
      [-2, bytes(x)],
      [-3, bytes(y)],
    ]),
  )
}

const sha256 = (data: string | Uint8Array) => createHash('sha256').update(data).digest()
const base64url = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url')

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(value)
  return bytes
}

function uint16(value: number): Buffer {
  const bytes = Buffer.alloc(2)
  bytes.writeUInt16BE(value)
  return bytes
}
