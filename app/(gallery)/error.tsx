'use client'

import { type ErrorPageProps, FailedPage } from '#components/ui/failed-page.tsx'

export default function ErrorPage(failure: ErrorPageProps) {
  return (
    <FailedPage
      {...failure}
      title="The gallery cannot show this now"
      text="The registry behind it did not answer as it should. It is not something you did; images may still be pulled. Try again in a moment."
    />
  )
}
