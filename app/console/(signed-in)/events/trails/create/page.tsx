import type { Metadata } from 'next'
import { ConsolePage } from '#components/console/console-page.tsx'
import { TrailForm } from '#components/console/trail-form.tsx'
import { consolePaths } from '#lib/routes.ts'
import { createTrail } from './actions.ts'

export const metadata: Metadata = { title: 'Create trail' }

/** @see user guide, "Amazon ECR Public information in CloudTrail". */
export default function CreateTrailPage() {
  return (
    <ConsolePage
      title="Create trail"
      crumbs={[
        { title: 'Event history', path: consolePaths.events },
        { title: 'Trails', path: consolePaths.trails },
      ]}
    >
      <TrailForm action={createTrail} />
    </ConsolePage>
  )
}
