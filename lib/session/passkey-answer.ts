import type { PublicKeyCredentialCreationOptionsJSON, PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/browser'
import { z } from 'zod'

// The browser's library reads them, and the browser checks them.
const isObject = (value: unknown) => typeof value === 'object' && value !== null

/** What an authenticator is asked for to make a passkey. */
export const creationOptions = z.custom<PublicKeyCredentialCreationOptionsJSON>(isObject)

/** What an authenticator is asked for to show one. */
export const requestOptions = z.custom<PublicKeyCredentialRequestOptionsJSON>(isObject)

/** The challenge as the backend gave it, and what the browser answered: the backend checks every member. */
export const passkeyAnswer = z.object({ challenge: z.string().max(2000), response: z.record(z.string(), z.unknown()) })
export type PasskeyAnswer = z.output<typeof passkeyAnswer>
