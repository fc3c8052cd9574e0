import { headers } from 'next/headers'

/**
 * Whether the page that is being rendered answers a form that a browser without JavaScript sent: whatever becomes of the
 * page, what was typed is in this request and nowhere else.
 */
export async function isSentForm(): Promise<boolean> {
  const type = (await headers()).get('Content-Type') ?? ''
  return type.startsWith('multipart/form-data') || type.startsWith('application/x-www-form-urlencoded')
}
