import type { Metadata } from 'next'
import { holderCrumbs } from '#components/console/access/holder-page.tsx'
import { UserForm } from '#components/console/access/user-form.tsx'
import { ConsolePage } from '#components/console/console-page.tsx'
import { ifAllowed, listGroupNames, listPoliciesToChoose } from '#lib/backend/console/access-lists.ts'
import { readInConsole } from '#lib/backend/console/ask-backend.ts'
import { createGroupHere } from '../../groups/create/actions.ts'
import { createUser } from './actions.ts'

export const metadata: Metadata = { title: 'Add user' }

/** Makes an IAM user. @see user guide, "Create an IAM user". */
export default async function CreateUserPage() {
  // Who may see neither may still be allowed to make a user.
  const found = await readInConsole(async (call) => {
    const [groups, policies] = await Promise.all([ifAllowed(() => listGroupNames(call)), ifAllowed(() => listPoliciesToChoose(call))])
    return { groups, policies: policies ?? [] }
  })
  const { groups, policies } = 'answer' in found ? found.answer : { groups: undefined, policies: [] }
  return (
    <ConsolePage title="Add user" crumbs={holderCrumbs('user')}>
      <UserForm groups={groups} policies={policies} createUser={createUser} createGroup={createGroupHere} />
    </ConsolePage>
  )
}
