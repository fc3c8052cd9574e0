import { Measure } from '#components/ui/measure.tsx'
import { TimeAgo } from '#components/ui/time-ago.tsx'
import type { Repository } from '#lib/backend/gallery-answers.ts'
import { moment } from '#lib/format/moment.ts'
import { count } from '#lib/format/quantity.ts'
import { Fact } from './pull-facts.tsx'

/** What there is to know of a repository as a whole. */
export function RepositoryFacts({ repository: { repository, insightData } }: { readonly repository: Repository }) {
  const now = new Date()
  const pulls = count(insightData.downloadCount)
  return (
    <dl className="figures px-4 py-3 text-13">
      <Fact name="Pulls">
        <Measure of={{ short: pulls.exact, exact: `${pulls.exact} in all` }} />
      </Fact>
      <Fact name="Updated">
        <TimeAgo at={moment(repository.lastPushedAt, now)} />
      </Fact>
      <Fact name="Created">
        <TimeAgo at={moment(repository.createdAt, now)} />
      </Fact>
    </dl>
  )
}
