import { ChevronDown, LogOut, MonitorSmartphone } from 'lucide-react'
import Link from 'next/link'
import { Button } from '#components/ui/button.tsx'
import { CopyButton } from '#components/ui/copy-button.tsx'
import { consolePaths } from '#lib/routes.ts'
import { displayNameOf, type Who } from '#lib/session/console-session.ts'
import { Disclosure } from './disclosure.tsx'

/** Who one is, and what one can do about it. */
export function AccountMenu({ who }: { readonly who: Who }) {
  return (
    <Disclosure
      summaryClassName="flex h-9 max-w-56 items-center gap-1.5 rounded-md px-2.5 text-14 hover:bg-hover"
      summary={
        <>
          <span className="truncate">{displayNameOf(who)}</span>
          <ChevronDown aria-hidden="true" className="size-4 shrink-0 text-ink-soft" />
        </>
      }
    >
      <div className="absolute right-0 z-30 mt-1 w-64 rounded-md border border-line bg-surface text-14 shadow-float">
        <dl className="grid gap-2 border-line border-b px-3 py-2.5">
          <Fact title="Signed in as">{who.type === 'root' ? 'Root user' : `IAM user ${who.userName}`}</Fact>
          <Fact title="Account">{who.accountName}</Fact>
          <Fact title="Account id">
            <span className="flex items-center justify-between gap-2">
              <code className="font-mono text-13">{who.accountId}</code>
              <CopyButton text={who.accountId} label="Copy the account id" />
            </span>
          </Fact>
        </dl>
        <div className="p-1">
          <MenuLink path={consolePaths.sessions} icon={MonitorSmartphone}>
            Sessions
          </MenuLink>
        </div>
        <form method="post" action={consolePaths.signOut} className="border-line border-t p-1">
          <Button type="submit" look="quiet" className="w-full justify-start!">
            <LogOut aria-hidden="true" className="size-4" />
            Sign out
          </Button>
        </form>
      </div>
    </Disclosure>
  )
}

interface MenuLinkProps {
  readonly path: string
  readonly icon: typeof LogOut
  readonly children: string
}

function MenuLink({ path, icon: Icon, children }: MenuLinkProps) {
  return (
    <Button asChild look="quiet" className="w-full justify-start!">
      <Link href={path} prefetch={false}>
        <Icon aria-hidden="true" className="size-4" />
        {children}
      </Link>
    </Button>
  )
}

function Fact({ title, children }: { readonly title: string; readonly children: React.ReactNode }) {
  return (
    <div>
      <dt className="text-12 text-ink-soft">{title}</dt>
      <dd className="wrap-anywhere">{children}</dd>
    </div>
  )
}
