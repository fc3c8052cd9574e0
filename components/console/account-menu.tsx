import { ArrowLeftRight, ChevronDown, type LogOut, MonitorSmartphone, ShieldCheck, Undo2 } from 'lucide-react'
import Link from 'next/link'
import { Button } from '#components/ui/button.tsx'
import { CopyButton } from '#components/ui/copy-button.tsx'
import { consolePaths } from '#lib/routes.ts'
import { type ActingAs, actingAccountId, displayNameOf } from '#lib/session/console-session.ts'
import { Disclosure } from './disclosure.tsx'
import { SignOutForm } from './sign-out-form.tsx'

interface AccountMenuProps {
  readonly acting: ActingAs
  /** Gives a role up. */
  switchBack(): Promise<void>
}

/** Who one is, and what one can do about it. */
export function AccountMenu({ acting, switchBack }: AccountMenuProps) {
  const { who, role } = acting
  const accountId = actingAccountId(acting)
  return (
    <Disclosure
      summaryClassName="flex h-9 max-w-56 items-center gap-1.5 rounded-md px-2.5 text-14 hover:bg-hover"
      summary={
        <>
          <span className="truncate">{role ? role.roleName : displayNameOf(who)}</span>
          {role && <span className="rounded-sm border border-warn px-1 text-12 text-warn">role</span>}
          <ChevronDown aria-hidden="true" className="size-4 shrink-0 text-ink-soft" />
        </>
      }
    >
      <div className="absolute right-0 z-30 mt-1 w-64 rounded-md border border-line bg-surface text-14 shadow-float">
        <dl className="grid gap-2 border-line border-b px-3 py-2.5">
          <Fact title="Signed in as">{signedInAs(who)}</Fact>
          {role && <Fact title="Acting as">Role {role.roleName}</Fact>}
          {!role && <Fact title="Account">{who.accountName}</Fact>}
          <Fact title={role ? 'Account id of the role' : 'Account id'}>
            <span className="flex items-center justify-between gap-2">
              <code className="font-mono text-13">{accountId}</code>
              <CopyButton text={accountId} label="Copy the account id" />
            </span>
          </Fact>
        </dl>
        <div className="p-1">
          {role && (
            <form action={switchBack}>
              <Button type="submit" look="quiet" className="w-full justify-start!">
                <Undo2 aria-hidden="true" className="size-4" />
                Switch back
              </Button>
            </form>
          )}
          <MenuLink path={consolePaths.switchRole()} icon={ArrowLeftRight}>
            Switch role
          </MenuLink>
          {who.type !== 'role' && (
            <>
              <MenuLink path={consolePaths.security} icon={ShieldCheck}>
                Security
              </MenuLink>
              <MenuLink path={consolePaths.sessions} icon={MonitorSmartphone}>
                Sessions
              </MenuLink>
            </>
          )}
        </div>
        <SignOutForm />
      </div>
    </Disclosure>
  )
}

function signedInAs({ type, userName = '', roleName = '' }: ActingAs['who']): string {
  if (type === 'root') return 'Root user'
  return type === 'user' ? `IAM user ${userName}` : `${userName}, as role ${roleName}`
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
