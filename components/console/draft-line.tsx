'use client'

import { type ReactNode, useLayoutEffect } from 'react'
import { TimeAgo } from '#components/ui/time-ago.tsx'
import { draftField } from '#lib/console/draft.ts'
import { moment } from '#lib/format/moment.ts'
import type { DraftedForm } from './use-draft.ts'

interface DraftLineProps {
  readonly draft: DraftedForm
  /** What is not kept: "the logo". */
  readonly butFor?: string
  /** Where one sees what was changed meanwhile. */
  readonly historyPath?: string | undefined
}

/**
 * A line of a form on what the browser keeps of it. It is there from the start, so that nothing moves when it turns out that
 * there is something.
 */
export function DraftLine({ draft, butFor, historyPath }: DraftLineProps) {
  const { found, kept, outdated, id, discard } = draft
  // The page is alive, and the draft is in its place.
  useLayoutEffect(() => {
    if (id) delete document.documentElement.dataset.drafts
  }, [id])
  const but = butFor ? `, but for ${butFor}` : ''
  return (
    <>
      <p role="status" className="needs-script min-h-10 text-13 text-ink-soft sm:min-h-5">
        {found ? (
          <>
            Unsaved changes of <TimeAgo at={moment(new Date(found.at))} /> are shown{but}. <Discard discard={discard}>Discard them</Discard>
          </>
        ) : (
          <>
            What you type stays in this browser until it is saved{but}. {kept && <Discard discard={discard}>Discard draft</Discard>}
          </>
        )}
      </p>
      {outdated && <Outdated historyPath={historyPath} />}
      <input type="hidden" name={draftField} value={id} />
    </>
  )
}

function Discard({ discard, children }: { readonly discard: () => void; readonly children: ReactNode }) {
  return (
    <button type="button" onClick={discard} className="link text-ink">
      {children}
    </button>
  )
}

function Outdated({ historyPath }: { readonly historyPath: string | undefined }) {
  return (
    <p className="rounded-md border border-warn px-3 py-2">
      Somebody changed what is there after you wrote this. Saving puts yours in its place; discard yours to begin with theirs.{' '}
      {historyPath && (
        <a href={historyPath} target="_blank" rel="noreferrer" className="link">
          See what changed
        </a>
      )}
    </p>
  )
}
