import { z } from 'zod'

/** What browsers answer, with the bounds of what authenticators make; members that nothing is read of are dropped. */

const base64url = (charsMax: number) =>
  z
    .string()
    .min(1)
    .max(charsMax, { abort: true })
    .regex(/^[\w-]+$/)

// At most 1023 bytes. @see Web Authentication Level 3, section 4, "Credential ID".
const credentialId = base64url(1364)
const clientDataJson = base64url(4096)
const transports = z
  .array(
    z
      .string()
      .min(1)
      .max(32)
      .regex(/^[a-z-]+$/),
  )
  .max(10)

const credential = {
  id: credentialId,
  rawId: credentialId,
  type: z.literal('public-key'),
  clientExtensionResults: z.object({}).default({}),
}

/** Of `navigator.credentials.create`, as JSON. */
export const registrationResponse = z.object({
  ...credential,
  response: z.object({ clientDataJSON: clientDataJson, attestationObject: base64url(32_768), transports: transports.default([]) }),
})

/** Of `navigator.credentials.get`, as JSON. */
export const authenticationResponse = z.object({
  ...credential,
  response: z.object({
    clientDataJSON: clientDataJson,
    authenticatorData: base64url(8192),
    signature: base64url(8192),
    /** Of whom the authenticator says that the passkey is. */
    userHandle: base64url(100).nullish(),
  }),
})

/** The challenge that is answered, as it was handed out, and the answer. */
export const passkeyProof = z.object({ challenge: z.string().min(1).max(2000), response: authenticationResponse })

export type RegistrationResponse = z.output<typeof registrationResponse>
export type AuthenticationResponse = z.output<typeof authenticationResponse>
export type PasskeyProof = z.output<typeof passkeyProof>
