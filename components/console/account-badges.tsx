import { Badge } from '#components/ui/badge.tsx'
import type { ListedAccount } from '#lib/backend/console/operator.ts'

/** What is special about an account. */
export function AccountBadges({ operator, verified, suspended }: Pick<ListedAccount, 'operator' | 'verified' | 'suspended'>) {
  return (
    <>
      {operator && <Badge>Operator</Badge>}
      {verified && <Badge>Verified</Badge>}
      {suspended && <Badge>Suspended</Badge>}
    </>
  )
}
