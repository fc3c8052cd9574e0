import type { Refused } from '#lib/backend/console/ask-backend.ts'
import { consolePaths } from '#lib/routes.ts'
import { ConsolePage } from './console-page.tsx'
import { Refusal } from './refusal.tsx'

/** A page about a repository that the backend does not show. */
export function RefusedPage({ title, ...refused }: Refused & { readonly title: string }) {
  return (
    <ConsolePage title={title} crumbs={[{ title: 'Repositories', path: consolePaths.repositories }]}>
      <Refusal {...refused} />
    </ConsolePage>
  )
}
