import type { Metadata } from 'next'
import { Described } from '#components/api/described.tsx'
import { OperationEntry } from '#components/api/operation-entry.tsx'
import { openapiPath, readApiDocument } from '#lib/backend/api-document.ts'
import { readInstance } from '#lib/backend/instance.ts'
import { apiPagePath } from '#lib/routes.ts'

const description = 'Search and read this gallery from scripts and bots: every operation of its API, with examples to try.'

export const metadata: Metadata = { title: 'Gallery API', description, alternates: { canonical: apiPagePath } }

/** The gallery's own API, as it describes itself. */
export default async function ApiPage() {
  const { info, servers, paths } = await readApiDocument()
  const { remote } = readInstance()
  const operations = Object.values(paths).map(({ post }) => post)
  return (
    <>
      <h1 className="text-28 font-semibold tracking-tight">Gallery API</h1>
      <p className="mt-2 max-w-prose text-ink-soft">
        <Described>{info.description}</Described>
      </p>
      <p className="mt-2 text-14">
        <a href={openapiPath} className="link">
          OpenAPI 3.1 document
        </a>
      </p>
      <div className="mt-8 grid gap-x-12 gap-y-6 lg:grid-cols-[16rem_minmax(0,1fr)]">
        <nav aria-label="Operations" className="min-w-0">
          <ul className="text-13 lg:sticky lg:top-6">
            {operations.map(({ operationId, summary }) => (
              <li key={operationId}>
                <a href={`#${operationId}`} className="-mx-2 block rounded-md px-2 py-1.5 text-ink-soft hover:bg-hover hover:text-ink">
                  {summary}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <div className="min-w-0">
          {operations.map((operation) => (
            // A backend on another host is out of reach of these pages' policy.
            <OperationEntry key={operation.operationId} operation={operation} server={servers[0]?.url ?? ''} canTry={!remote} />
          ))}
        </div>
      </div>
    </>
  )
}
