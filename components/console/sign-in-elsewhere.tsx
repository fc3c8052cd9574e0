import { Button } from '#components/ui/button.tsx'
import { readSignInOptions } from '#lib/backend/console/sign-in.ts'
import { consolePaths } from '#lib/routes.ts'

/** The way to the identity provider, where there is one. */
export async function SignInElsewhere({ next }: { readonly next: string }) {
  const { openId } = await readSignInOptions()
  if (!openId) return null
  return (
    <div className="mt-6">
      <Button asChild className="w-full">
        {/* Not a page, but a way out. */}
        <a href={consolePaths.signInElsewhere(next)}>Sign in with {openId.name}</a>
      </Button>
      <p className="mt-6 flex items-center gap-3 text-13 text-ink-soft before:h-px before:flex-1 before:bg-line after:h-px after:flex-1 after:bg-line">
        or with a password
      </p>
    </div>
  )
}
