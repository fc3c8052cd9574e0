import type { Metadata } from 'next'
import { GroupForm } from '#components/console/access/group-form.tsx'
import { holderCrumbs } from '#components/console/access/holder-page.tsx'
import { ConsolePage } from '#components/console/console-page.tsx'
import { ifAllowed, listPoliciesToChoose } from '#lib/backend/console/access-lists.ts'
import { readInConsole } from '#lib/backend/console/ask-backend.ts'
import { accessPaths } from '#lib/console/access/access-paths.ts'
import { createGroup } from './actions.ts'

export const metadata: Metadata = { title: 'Create group' }

/** Makes a group. */
export default async function CreateGroupPage() {
  // Who may not see the policies may still be allowed to make a group.
  const found = await readInConsole((call) => ifAllowed(() => listPoliciesToChoose(call)))
  const policies = 'answer' in found ? (found.answer ?? []) : []
  return (
    <ConsolePage title="Create group" crumbs={holderCrumbs('group')}>
      <GroupForm policies={policies} cancel={accessPaths.list('group')} action={createGroup} />
    </ConsolePage>
  )
}
