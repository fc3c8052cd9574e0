/** What an account asks of the passwords of its users. */
export interface PasswordPolicy {
  readonly minimumLength: number
  readonly requireSymbols: boolean
  readonly requireNumbers: boolean
  readonly requireUppercase: boolean
  readonly requireLowercase: boolean
  /** Whether all users may change their own, whatever their policies say. */
  readonly allowUsersToChange: boolean
  /** Undefined: passwords do not expire. */
  readonly maxAgeDays?: number
  /** How many of the last passwords, the present one among them, may not be taken again. Undefined: any may. */
  readonly reusePrevention?: number
  /** Whether nobody but an administrator can replace an expired one. */
  readonly hardExpiry: boolean
}

export interface PasswordPolicyStore {
  /** Undefined: the account asks what the installation asks. */
  find(accountId: string): Promise<PasswordPolicy | undefined>
  set(accountId: string, policy: PasswordPolicy): Promise<void>
  /** Answers false when there is none. */
  delete(accountId: string): Promise<boolean>
}
