import type { Metadata } from 'next'
import { ConsolePage } from '#components/console/console-page.tsx'
import { NewAccountForm } from '#components/console/new-account-form.tsx'
import { readInstance } from '#lib/backend/instance.ts'
import { consolePaths } from '#lib/routes.ts'
import { addAccount } from '../../actions.ts'

export const metadata: Metadata = { title: 'Create account' }

/** Makes an account for a publisher. */
export default function CreateAccountPage() {
  return (
    <ConsolePage
      title="Create account"
      crumbs={[{ title: 'Accounts', path: consolePaths.accounts }]}
      intro="Its root user gets a password and access keys, which you pass on. Both are shown once. Accounts of operators the command line makes."
    >
      <NewAccountForm origin={readInstance().origin} action={addAccount} />
    </ConsolePage>
  )
}
