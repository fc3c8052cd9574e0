import type { PublicKeyCredentialCreationOptionsJSON } from '@simplewebauthn/browser'

export interface PasswordFormState {
  readonly problems: Partial<Record<'oldPassword' | 'newPassword' | 'repeated', string>>
  readonly failure?: string
  readonly signedOut?: boolean
  readonly done?: boolean
}

/** What is wrong with a change of password, before the backend is asked; `newProblem` is with the new one by itself. */
export function passwordProblems(
  { oldPassword, newPassword, repeated }: Readonly<Record<'oldPassword' | 'newPassword' | 'repeated', string>>,
  newProblem: string | undefined,
): PasswordFormState['problems'] {
  return {
    ...(oldPassword ? {} : { oldPassword: 'Write the password that you have now.' }),
    ...(newProblem ? { newPassword: newProblem } : {}),
    ...(newPassword === repeated ? {} : { repeated: 'This is not the same as above.' }),
  }
}

/** A device that was made and is to show two codes before it counts. */
export interface NewDevice {
  readonly serialNumber: string
  /** In base32, for who cannot scan a picture. */
  readonly seed: string
}

export interface DeviceFormState {
  readonly name: string
  readonly device?: NewDevice
  readonly problems: Partial<Record<'deviceName' | 'code1' | 'code2', string>>
  readonly failure?: string
  readonly signedOut?: boolean
  /** The name of a device that counts from now on. */
  readonly added?: string
}

export interface RemoveDeviceState {
  readonly failure?: string
  /** As {@link deviceCalled}. */
  readonly removed?: string
}

export interface PasskeyFormState {
  readonly name: string
  readonly problems: Partial<Record<'passkeyName' | 'password', string>>
  readonly failure?: string
  readonly signedOut?: boolean
  /** The name of a passkey that counts from now on. */
  readonly added?: string
}

/** Letters, digits and what IAM allows beside them. */
const passkeyNamePattern = /^[\w+=,.@-]{1,64}$/

/** What to ask an authenticator for; the challenge goes back with its answer. */
export interface NewPasskeyRequest {
  readonly name: string
  readonly options: PublicKeyCredentialCreationOptionsJSON
  readonly challenge: string
}

/** What is wrong with a new passkey, before the backend is asked. */
export function passkeyProblems(name: string, password: string): PasskeyFormState['problems'] {
  return {
    ...(passkeyNamePattern.test(name) ? {} : { passkeyName: 'Write a name of letters, digits and _ + = , . @ -, such as laptop.' }),
    ...(password ? {} : { password: 'Write the password that you have now.' }),
  }
}

/** Whether `arn:aws:iam::ACCOUNT:u2f/…` and not a device for one-time codes, `arn:aws:iam::ACCOUNT:mfa/…`. */
export function isPasskey(serialNumber: string): boolean {
  return /^[^/]*:u2f\//.test(serialNumber)
}

/** The name that somebody chose, without the rest of the ARN: of a passkey its owner, and an id at the end. */
export function deviceName(serialNumber: string): string {
  if (!isPasskey(serialNumber)) return serialNumber.slice(serialNumber.indexOf(':mfa/') + ':mfa/'.length)
  return serialNumber.slice(serialNumber.lastIndexOf('/') + 1).replace(/-[A-Z2-7]{26}$/, '')
}

/** As sentences call it: "passkey laptop", "device phone". */
export function deviceCalled(serialNumber: string): string {
  return `${isPasskey(serialNumber) ? 'passkey' : 'device'} ${deviceName(serialNumber)}`
}

/** What an authenticator app reads. @see https://github.com/google/google-authenticator/wiki/Key-Uri-Format */
export function deviceUri({ serialNumber, seed }: NewDevice, accountId: string): string {
  const label = encodeURIComponent(`Galleon:${deviceName(serialNumber)}@${accountId}`)
  return `otpauth://totp/${label}?${new URLSearchParams({ secret: seed, issuer: 'Galleon' })}`
}
