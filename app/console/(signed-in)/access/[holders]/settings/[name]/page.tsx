import type { Metadata } from 'next'
import { HolderPage, RefusedHolderPage } from '#components/console/access/holder-page.tsx'
import { ShortForm } from '#components/console/short-form.tsx'
import { readInConsole } from '#lib/backend/console/ask-backend.ts'
import { findHolder } from '#lib/backend/console/policy-holders.ts'
import { nameCharsMax } from '#lib/console/access/access-fields.ts'
import { holderOfPath } from '#lib/console/access/holder-of-path.ts'
import type { QueryParameters } from '#lib/gallery-search.ts'
import { rename, saveRole } from './actions.ts'

interface Props {
  readonly params: Promise<{ readonly holders: string; readonly name: string }>
  readonly searchParams: Promise<QueryParameters>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Settings · ${(await holderOfPath(params)).name}` }
}

const defaultSessionSeconds = 3600

/** What a user or group is called; what a role is for, and how long it lasts. */
export default async function SettingsPage({ params, searchParams }: Props) {
  const { kind, name } = await holderOfPath(params)
  const found = await readInConsole((call) => findHolder(call, kind, name))
  if ('failure' in found) return <RefusedHolderPage kind={kind} name={name} {...found} />
  const { description = '', maxSessionSeconds = defaultSessionSeconds } = found.answer
  return (
    <HolderPage holder={found.answer} tab="settings" done={(await searchParams).done}>
      {kind === 'role' ? (
        <ShortForm
          label="Save settings of the role"
          deed="Save"
          look="primary"
          action={saveRole.bind(null, name)}
          fields={[
            { name: 'description', label: 'Description', hint: 'What it is for.', value: description, charsMax: 1000 },
            {
              name: 'hours',
              label: 'Maximum session duration in hours',
              hint: 'From 1 to 12: who takes on the role may ask for this long, and gets an hour otherwise.',
              value: String(maxSessionSeconds / 3600),
              charsMax: 8,
              kind: 'number',
            },
          ]}
        />
      ) : (
        <ShortForm
          label={`Rename the ${kind}`}
          deed="Rename"
          look="primary"
          action={rename.bind(null, kind, name)}
          fields={[
            {
              name: 'newName',
              label: kind === 'user' ? 'User name' : 'Group name',
              hint:
                kind === 'user'
                  ? 'Keys, groups and policies stay. The user signs in with the new name, and policies that name the old ARN do not follow.'
                  : 'Users and policies stay. Policies that name the old ARN do not follow.',
              value: name,
              charsMax: nameCharsMax[kind],
            },
          ]}
        />
      )}
    </HolderPage>
  )
}
