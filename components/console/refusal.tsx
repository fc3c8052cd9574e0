import type { Refused } from '#lib/backend/console/ask-backend.ts'

/** Stands where the contents of a page would, when the backend does not let one see them or cannot show them. */
export function Refusal({ failure, code }: Refused) {
  const denied = code === 'AccessDeniedException' || code === 'AccessDenied'
  return (
    <div role="alert" className="max-w-prose rounded-md border border-danger px-3 py-2.5">
      <p className="font-medium">{denied ? 'You may not see this' : 'This cannot be shown now'}</p>
      <p className="mt-1 wrap-anywhere text-ink-soft">{failure}</p>
      {denied && <p className="mt-1 text-ink-soft">An administrator of the account can give you the permission.</p>}
    </div>
  )
}
