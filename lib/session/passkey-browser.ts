import type { PublicKeyCredentialCreationOptionsJSON, PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/browser'
import type { PasskeyAnswer } from './passkey-answer.ts'

/** Only for pages with a passkey on them. */
export const loadPasskeyLibrary = () => import('@simplewebauthn/browser')

/** What the browser answered, or why it did not, for the person in front of it. */
export type BrowserAnswer = { readonly response: PasskeyAnswer['response'] } | { readonly failure: string }

/** Has an authenticator make a passkey. In a browser only. */
export async function makePasskey(optionsJSON: PublicKeyCredentialCreationOptionsJSON): Promise<BrowserAnswer> {
  try {
    const { startRegistration } = await loadPasskeyLibrary()
    return { response: { ...(await startRegistration({ optionsJSON })) } }
  } catch (error) {
    return { failure: passkeyFailure(error, 'make', optionsJSON.rp.id) }
  }
}

/** Has an authenticator show a passkey. In a browser only. */
export async function showPasskey(optionsJSON: PublicKeyCredentialRequestOptionsJSON): Promise<BrowserAnswer> {
  try {
    const { startAuthentication } = await loadPasskeyLibrary()
    return { response: { ...(await startAuthentication({ optionsJSON })) } }
  } catch (error) {
    return { failure: passkeyFailure(error, 'show', optionsJSON.rpId) }
  }
}

/**
 * What a browser’s refusal means, and what to do. Browsers tell no site whether somebody cancelled, waited too long or has no
 * such passkey.
 * @see Web Authentication Level 3, sections 5.1.3.1 and 5.1.4.4.
 */
export function passkeyFailure(error: unknown, deed: 'make' | 'show', host = ''): string {
  const name = error instanceof Error ? error.name : ''
  switch (name) {
    case 'NotAllowedError':
    case 'AbortError':
      return deed === 'make'
        ? 'No passkey was made: it was cancelled, took too long, or there is nothing here that can hold one. Nothing has changed; try again.'
        : 'No passkey was used: it was cancelled, took too long, or this device and your keys hold none for here. Try again, or go on another way.'
    case 'InvalidStateError':
      return 'There is a passkey of yours in it already: one is enough. Use another device or security key to add one more.'
    case 'SecurityError':
      return `Passkeys work at ${host} only, and this page is open at ${globalThis.location?.host}. Open it there.`
    case 'NotSupportedError':
    case 'ConstraintError':
      return 'This device or security key cannot hold such a passkey. Use another one.'
    default:
      return 'The device or security key did not answer as it should. Try again, or use another one.'
  }
}
