import type { Metadata } from 'next'
import { holderCrumbs } from '#components/console/access/holder-page.tsx'
import { UserForm } from '#components/console/access/user-form.tsx'
import { ConsolePage } from '#components/console/console-page.tsx'
import { ifAllowed, listGroupNames, listPoliciesToChoose } from '#lib/backend/console/access-lists.ts'
import { readInConsole } from '#lib/backend/console/ask-backend.ts'
import { readPasswordRules } from '#lib/backend/console/password-policy.ts'
import { rulesInWords } from '#lib/session/password-rules.ts'
import { createGroupHere } from '../../groups/create/actions.ts'
import { createUser } from './actions.ts'

export const metadata: Metadata = { title: 'Add user' }

/** Makes an IAM user. @see user guide, "Create an IAM user". */
export default async function CreateUserPage() {
  // Who may see none of this may still be allowed to make a user.
  const found = await readInConsole(async (call) => {
    const [groups, policies, rules] = await Promise.all([
      ifAllowed(() => listGroupNames(call)),
      ifAllowed(() => listPoliciesToChoose(call)),
      readPasswordRules(call),
    ])
    return { groups, policies: policies ?? [], rules }
  })
  const { groups, policies, rules } = 'answer' in found ? found.answer : { groups: undefined, policies: [], rules: undefined }
  return (
    <ConsolePage title="Add user" crumbs={holderCrumbs('user')}>
      <UserForm
        groups={groups}
        policies={policies}
        passwordRules={rulesInWords(rules)}
        createUser={createUser}
        createGroup={createGroupHere}
      />
    </ConsolePage>
  )
}
