import { Button } from '#components/ui/button.tsx'
import { readSignInOptions } from '#lib/backend/console/sign-in.ts'
import { consolePaths } from '#lib/routes.ts'
import { OrWith } from './sign-in-frame.tsx'

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
      <OrWith>or with a password</OrWith>
    </div>
  )
}
