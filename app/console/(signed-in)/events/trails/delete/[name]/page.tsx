import type { Metadata } from 'next'
import { ConfirmForm } from '#components/console/confirm-form.tsx'
import { ConsolePage } from '#components/console/console-page.tsx'
import { Notice } from '#components/console/form-notices.tsx'
import { Refusal } from '#components/console/refusal.tsx'
import { readInConsole } from '#lib/backend/console/ask-backend.ts'
import { readTrailStatus } from '#lib/backend/console/trails.ts'
import { decodedSegment } from '#lib/image-reference.ts'
import { consolePaths } from '#lib/routes.ts'
import { deleteTrail } from './actions.ts'

interface Props {
  readonly params: Promise<{ readonly name: string }>
}

export const metadata: Metadata = { title: 'Delete trail' }

/** Asks once more before a trail goes. */
export default async function DeleteTrailPage({ params }: Props) {
  const name = decodedSegment((await params).name)
  const found = await readInConsole((call) => readTrailStatus(call, name))
  return (
    <ConsolePage
      title="Delete trail"
      crumbs={[
        { title: 'Event history', path: consolePaths.events },
        { title: 'Trails', path: consolePaths.trails },
      ]}
    >
      {'failure' in found ? (
        <Refusal {...found} />
      ) : (
        <>
          <p className="max-w-prose">
            The trail <strong className="wrap-anywhere font-medium">{name}</strong> delivers nothing more. The files that it delivered stay
            in their bucket.
          </p>
          {found.answer.logging && (
            <div className="mt-4 max-w-prose">
              <Notice>It logs now, and what it has not delivered yet is lost. Stop it and wait for its last file first to keep all.</Notice>
            </div>
          )}
          <ConfirmForm word={name} deed="Delete trail" cancelPath={consolePaths.trails} action={deleteTrail.bind(null, name)} />
        </>
      )}
    </ConsolePage>
  )
}
