'use client'

import { LogOut } from 'lucide-react'
import { Button } from '#components/ui/button.tsx'
import { draftStorage, forgetDrafts } from '#lib/console/draft.ts'
import { consolePaths } from '#lib/routes.ts'

/** Signs out, and leaves nothing in the browser that was typed and not saved. */
export function SignOutForm() {
  return (
    <form method="post" action={consolePaths.signOut} onSubmit={() => forgetDrafts(draftStorage())} className="border-line border-t p-1">
      <Button type="submit" look="quiet" className="w-full justify-start!">
        <LogOut aria-hidden="true" className="size-4" />
        Sign out
      </Button>
    </form>
  )
}
