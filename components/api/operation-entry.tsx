import { CopyButton } from '#components/ui/copy-button.tsx'
import type { ApiAnswer, ApiMember, ApiOperation } from '#lib/backend/api-document.ts'
import { describeMember } from './describe-member.ts'
import { Described } from './described.tsx'
import { TryOperation } from './try-operation.tsx'

interface OperationEntryProps {
  readonly operation: ApiOperation
  /** Where the API is, without a slash at its end. */
  readonly server: string
  readonly canTry: boolean
}

/** One operation: what it takes, answers and refuses, and a form to try it. */
export function OperationEntry({ operation, server, canTry }: OperationEntryProps) {
  const { operationId, summary, description, requestBody, responses } = operation
  const request = requestBody.content['application/json']
  const { '200': answered, ...refused } = responses
  const example = JSON.stringify(request.example ?? {})
  const answer = answered?.content['application/json']
  return (
    <section
      id={operationId}
      aria-labelledby={`${operationId}-title`}
      className="scroll-mt-4 border-line border-t py-8 first:border-t-0 first:pt-0"
    >
      <h2 id={`${operationId}-title`} className="text-20 font-semibold">
        {summary}
      </h2>
      <p className="mt-1 wrap-anywhere font-mono text-13 text-ink-soft">POST /api/gallery/{operationId}</p>
      {description && (
        <p className="mt-2 max-w-prose text-14">
          <Described>{description}</Described>
        </p>
      )}
      <Members label={`Members of ${operationId}`} members={request.schema.properties} required={request.schema.required} />
      <h3 className="mt-6 text-14 font-semibold">Example</h3>
      <Sample label={`Copy the curl command of ${operationId}`} text={`curl -d '${example}' ${server}/${operationId}`} />
      {answer && (
        <>
          <h3 className="mt-6 text-14 font-semibold">Answer</h3>
          <Members label={`Answer of ${operationId}`} {...membersOf(answer.schema)} always />
          {answer.example !== undefined && (
            <Sample label={`Copy the example answer of ${operationId}`} text={JSON.stringify(answer.example, null, 2)} />
          )}
        </>
      )}
      <h3 className="mt-6 text-14 font-semibold">Errors</h3>
      <dl className="mt-1 text-13">
        {Object.entries(refused).map(([status, { description: types }]) => (
          <div key={status} className="flex gap-4 py-0.5">
            <dt className="figures w-8 shrink-0 text-ink-soft">{status}</dt>
            <dd className="min-w-0 wrap-anywhere font-mono">{types}</dd>
          </div>
        ))}
      </dl>
      {canTry && <TryOperation name={operationId} example={JSON.stringify(request.example ?? {}, null, 2)} />}
    </section>
  )
}

interface MembersProps {
  readonly members: Readonly<Record<string, ApiMember>>
  readonly required: readonly string[]
  readonly label: string
  /** Of an answer: what is not required may be absent, instead of what is required being so. */
  readonly always?: boolean
}

/** Of an answer that has several forms, the first has all there is. */
function membersOf({ anyOf, properties, required }: ApiAnswer) {
  const { properties: members, required: needed } = anyOf?.[0] ?? { properties, required }
  return { members, required: needed }
}

function Members({ members, required, label, always = false }: MembersProps) {
  const entries = Object.entries(members)
  if (entries.length === 0) return <p className="mt-4 text-14 text-ink-soft">It takes an empty object.</p>
  return (
    <table aria-label={label} className="mt-4 w-full text-13">
      <thead className="sr-only">
        <tr>
          <th scope="col">Member</th>
          <th scope="col">{always ? 'What it is' : 'What it takes'}</th>
        </tr>
      </thead>
      <tbody>
        {entries.map(([name, member]) => (
          <tr key={name} className="block border-line border-t py-1.5 sm:table-row">
            <th scope="row" className="block py-0.5 pr-4 text-left align-top font-normal sm:table-cell sm:w-56 sm:py-1.5">
              <code className="wrap-anywhere font-mono">{name}</code>
              {required.includes(name) !== always && (
                <span className="ml-2 text-12 text-ink-soft">{always ? 'may be absent' : 'required'}</span>
              )}
            </th>
            <td className="block py-0.5 align-top text-ink-soft sm:table-cell sm:py-1.5">
              {describeMember(member)}
              {member.description && (
                <span className="block">
                  <Described>{member.description}</Described>
                </span>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Sample({ text, label }: { readonly text: string; readonly label: string }) {
  return (
    <div className="mt-2 flex items-start gap-2 rounded-md bg-sunken px-3 py-2">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys */}
      <pre tabIndex={0} className="max-h-80 min-w-0 flex-1 overflow-auto font-mono text-12">
        {text}
      </pre>
      <CopyButton text={text} label={label} />
    </div>
  )
}
