import { z } from 'zod'
import type { Context } from '#registry/context.ts'

/** What is handed out until it comes back, good for one purpose and some time. Sealed: its bearer can neither read nor alter it. */
export function sealTicket(
  purpose: string,
  contents: object,
  lifeSeconds: number,
  { secrets, clock }: Pick<Context, 'secrets' | 'clock'>,
): string {
  const expiresAt = new Date(clock().getTime() + lifeSeconds * 1000).toISOString()
  return Buffer.from(secrets.seal(JSON.stringify({ purpose, expiresAt, contents }))).toString('base64url')
}

/** What was sealed for this purpose; undefined for a text that is none of ours, was altered, or is too old. */
export function openTicket<Contents>(
  text: string,
  purpose: string,
  contents: z.ZodType<Contents>,
  { secrets, clock }: Pick<Context, 'secrets' | 'clock'>,
): Contents | undefined {
  try {
    const ticket = z
      .object({ purpose: z.literal(purpose), expiresAt: z.iso.datetime(), contents })
      .parse(JSON.parse(secrets.open(Buffer.from(text, 'base64url'))))
    return new Date(ticket.expiresAt) > clock() ? ticket.contents : undefined
  } catch {
    return undefined
  }
}
