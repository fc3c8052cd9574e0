import type { Metadata } from 'next'
import { AliasTable } from '#components/console/alias-table.tsx'
import { ConsolePage } from '#components/console/console-page.tsx'
import { ConsoleSection } from '#components/console/console-section.tsx'
import { NewsNotice } from '#components/console/news-notice.tsx'
import { Refusal } from '#components/console/refusal.tsx'
import { ShortForm } from '#components/console/short-form.tsx'
import { VerificationState } from '#components/console/verification-state.tsx'
import { readInConsole } from '#lib/backend/console/ask-backend.ts'
import { readAliases, readDisplayName, readSettings, readVerification } from '#lib/backend/console/registry-settings.ts'
import { newsOf } from '#lib/console/news.ts'
import type { QueryParameters } from '#lib/gallery-search.ts'
import { askForVerification, cancelAlias, cancelVerification, makePrimary, requestAlias, saveDisplayName, saveSettings } from './actions.ts'

export const metadata: Metadata = { title: 'Registry' }

/** What the whole registry is called, and whether it is verified. @see user guide, "Updating registry settings". */
export default async function RegistryPage({ searchParams }: { readonly searchParams: Promise<QueryParameters> }) {
  const [displayName, aliases, settings, verification] = await Promise.all([
    readInConsole(readDisplayName),
    readInConsole(readAliases),
    readInConsole(readSettings),
    readInConsole(readVerification),
  ])
  return (
    <ConsolePage title="Registry" intro="The account has one public registry, which holds all of its repositories.">
      <NewsNotice news={newsOf(await searchParams)} />
      <div className="grid gap-10">
        <ConsoleSection
          title="Aliases"
          intro="Part of every pull URI and of the addresses in the gallery. All active ones work; the primary one is shown."
        >
          {'failure' in aliases ? (
            <Refusal {...aliases} />
          ) : (
            <AliasTable aliases={aliases.answer} makePrimary={makePrimary} cancel={cancelAlias} />
          )}
          <ShortForm
            label="Request alias"
            deed="Request alias"
            className="mt-4"
            fields={[
              {
                name: 'alias',
                label: 'Custom alias',
                hint: '2 to 50 characters: a small letter, then small letters and digits, with single . _ or - between them. An operator approves or rejects it.',
                charsMax: 256,
              },
            ]}
            action={requestAlias}
          />
        </ConsoleSection>
        <ConsoleSection title="Display name" intro="In place of the alias in the gallery, once the account is verified.">
          {'failure' in displayName ? (
            <Refusal {...displayName} />
          ) : (
            <ShortForm
              label="Save display name"
              deed="Save changes"
              className="mt-3"
              fields={[{ name: 'displayName', label: 'Display name', charsMax: 100, value: displayName.answer }]}
              action={saveDisplayName}
            />
          )}
        </ConsoleSection>
        <ConsoleSection
          title="Pushing to what is not there"
          intro="Usually a repository is made before images are pushed to it. It can also be made by the first push of somebody who may create repositories."
        >
          {'failure' in settings ? (
            <Refusal {...settings} />
          ) : (
            <ShortForm
              label="Save push settings"
              deed="Save"
              className="mt-3"
              fields={[
                {
                  name: 'createOnPush',
                  label: 'A push makes the repository that it goes to',
                  kind: 'checkbox',
                  value: settings.answer.createOnPush ? 'on' : '',
                },
              ]}
              action={saveSettings}
            />
          )}
        </ConsoleSection>
        <ConsoleSection
          title="Verified account"
          intro="The badge says that the operator knows who publishes here. Logos and the display name are shown with it."
        >
          {'failure' in verification ? (
            <Refusal {...verification} />
          ) : (
            <VerificationState {...verification.answer} ask={askForVerification} cancel={cancelVerification} />
          )}
        </ConsoleSection>
      </div>
    </ConsolePage>
  )
}
