import { z } from 'zod'

/** Temporary credentials, as AWS clients take them. */
const credentials = z.object({ accessKeyId: z.string(), secretAccessKey: z.string(), sessionToken: z.string() })

const who = z.object({
  type: z.enum(['root', 'user']),
  /** Twelve digits. */
  accountId: z.string(),
  accountName: z.string(),
  /** Of an IAM user. */
  userName: z.string().optional(),
  /** Whether the account is an operator's. */
  operator: z.boolean(),
})

export const consoleSession = z.object({
  who,
  credentials,
  /** ISO 8601. */
  expiresAt: z.string(),
})

/** Who is signed in, and what lets the pages ask the backend for them. It never reaches the browser but sealed. */
export type ConsoleSession = z.output<typeof consoleSession>
export type Who = ConsoleSession['who']

/** Somebody whose password was right, on the way to the next step. */
export const pendingSignIn = z.object({
  ticket: z.string(),
  next: z.enum(['mfa', 'new-password']),
  /** As they wrote it, to be told whom the step is for. */
  name: z.string(),
  /** Where they were going. */
  target: z.string(),
})
export type PendingSignIn = z.output<typeof pendingSignIn>

/** How pages call somebody. */
export function displayNameOf({ type, userName, accountName }: Who): string {
  return type === 'user' && userName !== undefined ? userName : accountName
}
