import { createHash } from 'node:crypto'
import { type CredentialScope, formatScope } from './credential-scope.ts'

export const algorithm = 'AWS4-HMAC-SHA256'

/** @see "Create a signed AWS API request", step 2. `amzDate` is as sent: `20150830T123600Z`. */
export function stringToSign(amzDate: string, scope: CredentialScope, canonical: string): string {
  // Headers are one character a byte, and all else in the canonical request is ASCII.
  const hash = createHash('sha256').update(canonical, 'latin1').digest('hex')
  return `${algorithm}\n${amzDate}\n${formatScope(scope)}\n${hash}`
}
