import { createHash } from 'node:crypto'
import { draftPrefix } from '#lib/console/draft.ts'
import type { ActingAs } from './console-session.ts'

/**
 * What a browser keeps a draft under: another one for everybody who signs in there, for each role they act as, and for each
 * form. It tells nobody who they are.
 */
export function draftKeyOf(acting: ActingAs | undefined, ...form: readonly string[]): string {
  // Of a form that comes back without JavaScript, which keeps nothing.
  if (!acting) return draftPrefix
  const { who, role } = acting
  const owner = [who.type, who.accountId, who.userName, who.roleName, role?.accountId, role?.roleName]
  const digest = createHash('sha256').update(JSON.stringify([owner, form]))
  return `${draftPrefix}${digest.digest('base64url').slice(0, 22)}`
}
