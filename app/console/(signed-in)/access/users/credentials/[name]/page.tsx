import { GetAccessKeyLastUsedCommand, ListAccessKeysCommand, ListMFADevicesCommand } from '@aws-sdk/client-iam'
import type { Metadata } from 'next'
import { AccessKeyTable } from '#components/console/access/access-key-table.tsx'
import { HolderPage, RefusedHolderPage } from '#components/console/access/holder-page.tsx'
import { NewAccessKey } from '#components/console/access/new-access-key.tsx'
import { UserPasswordForm } from '#components/console/access/user-password-form.tsx'
import { ConsoleSection } from '#components/console/console-section.tsx'
import { DeedButton } from '#components/console/deed-button.tsx'
import { ListButtons, ListCell, ListRow, ListTable } from '#components/console/list-table.tsx'
import { Refusal } from '#components/console/refusal.tsx'
import { TimeAgo } from '#components/ui/time-ago.tsx'
import { findLoginProfile, ifAllowed } from '#lib/backend/console/access-lists.ts'
import { readInConsole } from '#lib/backend/console/ask-backend.ts'
import { readPasswordRules } from '#lib/backend/console/password-policy.ts'
import { findHolder } from '#lib/backend/console/policy-holders.ts'
import { nameOfPath } from '#lib/console/access/holder-of-path.ts'
import { moment } from '#lib/format/moment.ts'
import type { QueryParameters } from '#lib/gallery-search.ts'
import { rulesInWords } from '#lib/session/password-rules.ts'
import { deviceName } from '#lib/session/security-form.ts'
import { createAccessKey, deleteAccessKey, removePassword, removeUserDevice, setAccessKeyStatus, setPassword } from './actions.ts'

interface Props {
  readonly params: Promise<{ readonly name: string }>
  readonly searchParams: Promise<QueryParameters>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Security credentials · ${await nameOfPath(params)}` }
}

/** What a user signs in with: password, MFA devices, access keys. */
export default async function CredentialsPage({ params, searchParams }: Props) {
  const name = await nameOfPath(params)
  const found = await readInConsole((call) => findHolder(call, 'user', name))
  if ('failure' in found) return <RefusedHolderPage kind="user" name={name} {...found} />
  return (
    <HolderPage holder={found.answer} tab="credentials" done={(await searchParams).done}>
      <div className="grid gap-8">
        <ConsoleSection title="Console password" intro="With it the user signs in to these pages.">
          <div className="mt-3">
            <Password name={name} />
          </div>
        </ConsoleSection>
        <ConsoleSection title="Access keys" intro="With them programs and command lines sign what they ask as this user.">
          <div className="mt-3">
            <AccessKeys name={name} />
          </div>
        </ConsoleSection>
        <ConsoleSection title="MFA devices" intro="The user adds them on their own page, Security. Remove one that is lost.">
          <div className="mt-3">
            <Devices name={name} />
          </div>
        </ConsoleSection>
      </div>
    </HolderPage>
  )
}

const accessKeysMax = 2

async function Password({ name }: { readonly name: string }) {
  const found = await readInConsole(async (call) => ({ profile: await findLoginProfile(call, name), rules: await readPasswordRules(call) }))
  if ('failure' in found) return <Refusal {...found} />
  const { profile, rules } = found.answer
  return (
    <div className="grid gap-4">
      {profile ? (
        <div className="flex flex-wrap items-center gap-3">
          <p>
            The user has one
            {profile.createdAt && (
              <>
                {' '}
                since <TimeAgo at={moment(profile.createdAt)} />
              </>
            )}
            {profile.resetRequired && ', and must change it at the next sign-in'}.
          </p>
          <DeedButton
            deed="Remove"
            label="Remove the password"
            side="left"
            ask="The user cannot sign in to the console any more. Access keys stay."
            action={removePassword.bind(null, name)}
          />
        </div>
      ) : (
        <p className="text-ink-soft">There is none: the user cannot sign in to the console.</p>
      )}
      <UserPasswordForm hasPassword={profile !== undefined} rules={rulesInWords(rules)} action={setPassword.bind(null, name)} />
    </div>
  )
}

async function AccessKeys({ name }: { readonly name: string }) {
  const found = await readInConsole(async ({ iam }) => {
    const { AccessKeyMetadata = [] } = await iam.send(new ListAccessKeysCommand({ UserName: name }))
    return Promise.all(
      AccessKeyMetadata.map(async ({ AccessKeyId = '', Status, CreateDate }) => {
        const use = await ifAllowed(() => iam.send(new GetAccessKeyLastUsedCommand({ AccessKeyId })))
        const { LastUsedDate: at, ServiceName: service = '' } = use?.AccessKeyLastUsed ?? {}
        return { id: AccessKeyId, active: Status === 'Active', createdAt: CreateDate, lastUse: use && { at, service } }
      }),
    )
  })
  if ('failure' in found) return <Refusal {...found} />
  return (
    <div className="grid gap-4">
      <AccessKeyTable accessKeys={found.answer} setActive={setAccessKeyStatus.bind(null, name)} remove={deleteAccessKey.bind(null, name)} />
      <NewAccessKey full={found.answer.length >= accessKeysMax} create={createAccessKey.bind(null, name)} />
    </div>
  )
}

async function Devices({ name }: { readonly name: string }) {
  const found = await readInConsole(({ iam }) => iam.send(new ListMFADevicesCommand({ UserName: name })))
  if ('failure' in found) return <Refusal {...found} />
  const { MFADevices = [] } = found.answer
  if (MFADevices.length === 0) return <p className="text-ink-soft">There are none: whoever learns the password is in.</p>
  return (
    <ListTable caption="MFA devices" columns={['Device', 'Added', '']}>
      {MFADevices.map(({ SerialNumber = '', EnableDate }) => (
        <ListRow key={SerialNumber} head={deviceName(SerialNumber)}>
          <ListCell label="Added" className="text-ink-soft">
            {EnableDate && <TimeAgo at={moment(EnableDate)} />}
          </ListCell>
          <ListButtons>
            <DeedButton
              deed="Remove"
              label={`Remove ${deviceName(SerialNumber)}`}
              hidden={[['serialNumber', SerialNumber]]}
              ask="The user is no longer asked for its codes. To use it again, they add it anew."
              action={removeUserDevice.bind(null, name)}
            />
          </ListButtons>
        </ListRow>
      ))}
    </ListTable>
  )
}
