import type { Metadata } from 'next'
import { ConsolePage } from '#components/console/console-page.tsx'
import { Notice } from '#components/console/form-notices.tsx'
import { SwitchRoleForm } from '#components/console/switch-role-form.tsx'
import { type QueryParameters, single } from '#lib/gallery-search.ts'
import { consoleTarget } from '#lib/session/console-target.ts'
import { requireSession } from '#lib/session/require-session.ts'
import { switchRole } from './actions.ts'

export const metadata: Metadata = { title: 'Switch role' }

/** Where one takes on a role of the same account or another one; a link may fill it in. */
export default async function SwitchRolePage({ searchParams }: { readonly searchParams: Promise<QueryParameters> }) {
  const { who } = await requireSession()
  const query = await searchParams
  const begun = { account: single(query.account).slice(0, 14) || who.accountId, role: single(query.role).slice(0, 2048) }
  return (
    <ConsolePage
      title="Switch role"
      intro="You act with the role’s permissions in place of your own, for an hour or until you switch back."
    >
      <div className="grid gap-4">
        {query.ended !== undefined && (
          <Notice>The time of the role {begun.role} is over. Switch to it again to go on, or switch back in the menu above.</Notice>
        )}
        {who.type === 'root' ? (
          <Notice>The root user cannot take on a role. Sign in as an IAM user that may.</Notice>
        ) : (
          <SwitchRoleForm begun={begun} next={consoleTarget(single(query.next))} action={switchRole} />
        )}
      </div>
    </ConsolePage>
  )
}
