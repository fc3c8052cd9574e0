'use client'

import { useSearchParams } from 'next/navigation'
import { useEffect } from 'react'
import { draftField, draftStorage, sweepDrafts } from '#lib/console/draft.ts'

/** Drops drafts whose time is over, and the one that the page's address says is saved. */
export function DraftSweeper() {
  const saved = useSearchParams().get(draftField)
  useEffect(() => sweepDrafts(draftStorage(), saved), [saved])
  return null
}
