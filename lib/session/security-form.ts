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
  readonly removed?: string
}

/** `arn:aws:iam::ACCOUNT:mfa/NAME` without all but the name. */
export function deviceName(serialNumber: string): string {
  return serialNumber.slice(serialNumber.indexOf(':mfa/') + ':mfa/'.length)
}

/** What an authenticator app reads. @see https://github.com/google/google-authenticator/wiki/Key-Uri-Format */
export function deviceUri({ serialNumber, seed }: NewDevice, accountId: string): string {
  const label = encodeURIComponent(`Galleon:${deviceName(serialNumber)}@${accountId}`)
  return `otpauth://totp/${label}?${new URLSearchParams({ secret: seed, issuer: 'Galleon' })}`
}
