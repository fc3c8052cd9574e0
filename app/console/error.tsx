'use client'

import { type ErrorPageProps, FailedPage } from '#components/ui/failed-page.tsx'

export default function ConsoleErrorPage(failure: ErrorPageProps) {
  return (
    <div className="px-4 text-14">
      <FailedPage
        {...failure}
        title="The console cannot show this now"
        text="The registry behind it did not answer as it should. Nothing was changed. Try again in a moment."
      />
    </div>
  )
}
