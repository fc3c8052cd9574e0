import { z } from 'zod'
import { passwordRules } from './password-rules.ts'

/** Temporary credentials, as AWS clients take them. */
const credentials = z.object({ accessKeyId: z.string(), secretAccessKey: z.string(), sessionToken: z.string() })

const who = z.object({
  /** A role for who signed in elsewhere. */
  type: z.enum(['root', 'user', 'role']),
  /** Twelve digits. */
  accountId: z.string(),
  accountName: z.string(),
  /** Of an IAM user; of a role, what logs call who signed in. */
  userName: z.string().optional(),
  roleName: z.string().optional(),
  /** Whether the account is an operator's. */
  operator: z.boolean(),
})

const assumedRole = z.object({
  /** Of the role, which may be another one. */
  accountId: z.string(),
  roleName: z.string(),
  credentials,
  /** ISO 8601. */
  expiresAt: z.string(),
})

export const consoleSession = z.object({
  who,
  /** Of who signed in themselves. */
  credentials,
  /** ISO 8601. */
  expiresAt: z.string(),
  /** The role that they act as for now. */
  role: assumedRole.optional(),
})

/** Who is signed in, and what lets the pages ask the backend for them. It never reaches the browser but sealed. */
export type ConsoleSession = z.output<typeof consoleSession>
export type Who = ConsoleSession['who']
export type Credentials = ConsoleSession['credentials']

/** As whom the console acts, without what lets it. */
export interface ActingAs {
  readonly who: Who
  readonly role?: { readonly accountId: string; readonly roleName: string } | undefined
}

/** With which the console acts: of the role, or else of who signed in. */
export function actingCredentials({ credentials, role }: Pick<ConsoleSession, 'credentials' | 'role'>): Credentials {
  return role ? role.credentials : credentials
}

/** The account that the console acts in; empty for nobody. */
export function actingAccountId(acting: ActingAs | undefined): string {
  return acting?.role?.accountId ?? acting?.who.accountId ?? ''
}

/** Somebody who was sent to sign in elsewhere. */
export const pendingOpenId = z.object({
  ticket: z.string(),
  /** Where they were going. */
  target: z.string(),
})
export type PendingOpenId = z.output<typeof pendingOpenId>

/** What can follow a password. */
export const mfaWay = z.enum(['code', 'passkey'])
export type MfaWay = z.output<typeof mfaWay>

/** Somebody whose password was right, on the way to the next step. */
export const pendingSignIn = z.object({
  ticket: z.string(),
  next: z.enum(['mfa', 'new-password']),
  /** Of the step `mfa`: one of them. */
  ways: z.array(mfaWay).optional(),
  /** What a new password needs. */
  passwordPolicy: passwordRules.optional(),
  /** Whether it is wanted since the time of the one before is over. */
  expired: z.boolean().optional(),
  /** As they wrote it, to be told whom the step is for. */
  name: z.string(),
  /** Where they were going. */
  target: z.string(),
})
export type PendingSignIn = z.output<typeof pendingSignIn>

/** How pages call somebody. */
export function displayNameOf({ type, userName, accountName }: Who): string {
  return type !== 'root' && userName !== undefined ? userName : accountName
}
