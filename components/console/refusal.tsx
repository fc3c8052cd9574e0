import type { Refused } from '#lib/backend/console/ask-backend.ts'
import { consolePaths } from '#lib/routes.ts'

const titles: Readonly<Record<string, string>> = {
  AccessDeniedException: 'You may not see this',
  AccessDenied: 'You may not see this',
  SessionEnded: 'Your session has ended, and nothing was saved',
}

/** Stands where the contents of a page would, when the backend does not let one see them or cannot show them. */
export function Refusal({ failure, code }: Refused) {
  return (
    <div role="alert" className="max-w-prose rounded-md border border-danger px-3 py-2.5">
      <p className="font-medium">{titles[code] ?? 'This cannot be shown now'}</p>
      <p className="mt-1 wrap-anywhere text-ink-soft">{failure}</p>
      {code.startsWith('AccessDenied') && (
        <p className="mt-1 text-ink-soft">An administrator of the account can give you the permission.</p>
      )}
      {code === 'SessionEnded' && (
        <p className="mt-1">
          <a href={consolePaths.home} target="_blank" rel="noreferrer" className="link">
            Sign in in a new tab
          </a>
        </p>
      )}
    </div>
  )
}
