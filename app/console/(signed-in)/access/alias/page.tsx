import { ListAccountAliasesCommand } from '@aws-sdk/client-iam'
import type { Metadata } from 'next'
import { ConsolePage } from '#components/console/console-page.tsx'
import { DeedButton } from '#components/console/deed-button.tsx'
import { Refusal } from '#components/console/refusal.tsx'
import { ShortForm } from '#components/console/short-form.tsx'
import { readInConsole } from '#lib/backend/console/ask-backend.ts'
import { accessPaths } from '#lib/console/access/access-paths.ts'
import { deleteAlias, saveAlias } from './actions.ts'

export const metadata: Metadata = { title: 'Account alias' }

/** What the account is called in the sign-in address of its users. @see user guide, "Create an IAM user". */
export default async function AliasPage() {
  const found = await readInConsole(({ iam }) => iam.send(new ListAccountAliasesCommand({})))
  const alias = 'answer' in found ? found.answer.AccountAliases?.[0] : undefined
  return (
    <ConsolePage
      title="Account alias"
      crumbs={[{ title: 'Access', path: accessPaths.home }]}
      intro="Without one, the sign-in address of your users has the account’s 12 digits. The alias has nothing to do with the registry’s own."
    >
      {'failure' in found ? (
        <Refusal {...found} />
      ) : (
        <div className="grid gap-4">
          <ShortForm
            label="Save account alias"
            deed="Save"
            look="primary"
            action={saveAlias}
            fields={[
              {
                name: 'alias',
                label: 'Account Alias',
                hint: 'Such as your company’s name: small letters and digits, with single hyphens between them. No other account here has it.',
                value: alias ?? '',
                charsMax: 63,
              },
            ]}
          />
          {alias && (
            <DeedButton
              deed="Delete"
              label="Delete the account alias"
              side="left"
              hidden={[['alias', alias]]}
              ask="The address with the alias leads nobody to this account any more, and another account may take it."
              action={deleteAlias}
            />
          )}
        </div>
      )}
    </ConsolePage>
  )
}
