import type { Metadata } from 'next'
import { HolderTaskPage, RefusedHolderPage } from '#components/console/access/holder-page.tsx'
import { ConfirmForm } from '#components/console/confirm-form.tsx'
import { readInConsole } from '#lib/backend/console/ask-backend.ts'
import { readBelongings } from '#lib/backend/console/belongings.ts'
import { accessPaths } from '#lib/console/access/access-paths.ts'
import { holderOfPath } from '#lib/console/access/holder-of-path.ts'
import { deleteHolder } from './actions.ts'

interface Props {
  readonly params: Promise<{ readonly holders: string; readonly name: string }>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Delete · ${(await holderOfPath(params)).name}` }
}

const consequences = {
  user: 'The user cannot sign in any more, and programs cannot use the user’s keys. Sessions end at once.',
  group: 'Its users stay, without the policies that they had from it.',
  role: 'Nobody can take it on any more, and sessions of it end at once.',
} as const

/** Deletes a user, group or role with all that hangs on it. */
export default async function DeletePage({ params }: Props) {
  const { kind, name } = await holderOfPath(params)
  const found = await readInConsole((call) => readBelongings(call, kind, name))
  if ('failure' in found) return <RefusedHolderPage kind={kind} name={name} {...found} />
  const { words } = found.answer
  return (
    <HolderTaskPage kind={kind} name={name} title={`Delete ${kind}`}>
      <p className="max-w-prose">{consequences[kind]} Nothing brings it back.</p>
      {words.length > 0 && (
        <>
          <p className="mt-4">With it goes:</p>
          <ul className="mt-1 list-disc pl-5">
            {words.map((word) => (
              <li key={word} className="wrap-anywhere">
                {word}
              </li>
            ))}
          </ul>
        </>
      )}
      <ConfirmForm
        word={name}
        deed={`Delete ${kind}`}
        cancelPath={accessPaths.holder(kind, 'permissions', name)}
        action={deleteHolder.bind(null, kind, name)}
      />
    </HolderTaskPage>
  )
}
