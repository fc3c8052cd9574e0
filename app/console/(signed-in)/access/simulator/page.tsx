import { DescribeRepositoriesCommand } from '@aws-sdk/client-ecr-public'
import { SimulatePrincipalPolicyCommand } from '@aws-sdk/client-iam'
import type { Metadata } from 'next'
import { AccessPage } from '#components/console/access/access-page.tsx'
import { SimulationForm } from '#components/console/access/simulation-form.tsx'
import { SimulationResults } from '#components/console/access/simulation-results.tsx'
import { ConsoleSection } from '#components/console/console-section.tsx'
import { Refusal } from '#components/console/refusal.tsx'
import { ifAllowed } from '#lib/backend/console/access-lists.ts'
import { readInConsole } from '#lib/backend/console/ask-backend.ts'
import { findHolder } from '#lib/backend/console/policy-holders.ts'
import { readSimulation, type SimulationQuery, simulatedActions, simulationProblems } from '#lib/console/access/simulation-query.ts'
import type { QueryParameters } from '#lib/gallery-search.ts'

export const metadata: Metadata = { title: 'Simulator' }

const suggestionsMax = 100

/** What somebody's policies come to, without doing anything. */
export default async function SimulatorPage({ searchParams }: { readonly searchParams: Promise<QueryParameters> }) {
  const asked = await searchParams
  const query = readSimulation(asked)
  const problems = asked.asked === undefined ? {} : simulationProblems(query)
  const isWhole = asked.asked !== undefined && Object.keys(problems).length === 0
  const found = await readInConsole(({ ecrPublic }) =>
    ifAllowed(() => ecrPublic.send(new DescribeRepositoriesCommand({ maxResults: suggestionsMax }))),
  )
  const repositories = 'answer' in found ? (found.answer?.repositories ?? []) : []
  return (
    <AccessPage
      tab="Simulator"
      intro="What the policies of a user, group or role let them do, with the statement that decides. Nothing is done."
    >
      {isWhole && (
        <div className="mb-8">
          <ConsoleSection title={`${query.name} on ${query.resource === '*' ? 'all resources' : query.resource}`}>
            <div className="mt-3">
              <Results query={query} />
            </div>
          </ConsoleSection>
        </div>
      )}
      <SimulationForm query={query} problems={problems} repositories={repositories.map(({ repositoryArn = '' }) => repositoryArn)} />
    </AccessPage>
  )
}

async function Results({ query }: { readonly query: SimulationQuery }) {
  const found = await readInConsole(async (call) => {
    const { arn } = await findHolder(call, query.kind, query.name)
    const ActionNames = [...simulatedActions(query)]
    return call.iam.send(new SimulatePrincipalPolicyCommand({ PolicySourceArn: arn, ActionNames, ResourceArns: [query.resource] }))
  })
  if ('failure' in found) return <Refusal {...found} />
  return <SimulationResults results={found.answer.EvaluationResults ?? []} />
}
