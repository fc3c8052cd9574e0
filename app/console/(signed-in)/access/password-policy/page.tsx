import type { PasswordPolicy } from '@aws-sdk/client-iam'
import type { Metadata } from 'next'
import { ConsolePage } from '#components/console/console-page.tsx'
import { DeedButton } from '#components/console/deed-button.tsx'
import { Refusal } from '#components/console/refusal.tsx'
import { ShortForm } from '#components/console/short-form.tsx'
import { readInConsole } from '#lib/backend/console/ask-backend.ts'
import { findPasswordPolicy } from '#lib/backend/console/password-policy.ts'
import { accessPaths } from '#lib/console/access/access-paths.ts'
import { passwordNumbers } from '#lib/console/access/password-policy-form.ts'
import { installationRules, rulesInWords } from '#lib/session/password-rules.ts'
import { deletePasswordPolicy, savePasswordPolicy } from './actions.ts'

export const metadata: Metadata = { title: 'Password policy' }

/** What the account asks of the passwords of its users. */
export default async function PasswordPolicyPage() {
  const found = await readInConsole(findPasswordPolicy)
  return (
    <ConsolePage
      title="Password policy"
      crumbs={[{ title: 'Access', path: accessPaths.home }]}
      intro="It holds for each password of a user that is set from now on; the root user’s own is another matter. Without one, the installation’s rules count."
    >
      {'failure' in found ? <Refusal {...found} /> : <PolicyForms policy={found.answer} />}
    </ConsolePage>
  )
}

function PolicyForms({ policy }: { readonly policy: PasswordPolicy | undefined }) {
  return (
    <div className="grid gap-6">
      <ShortForm label="Save password policy" deed="Save" look="primary" fields={fieldsOf(policy)} action={savePasswordPolicy} />
      {policy && (
        <DeedButton
          deed="Back to the default"
          label="Delete the password policy"
          side="left"
          ask={`Then the installation’s rules count again: ${rulesInWords(installationRules)} Passwords do not expire, and users change their own only where a policy of theirs allows it.`}
          action={deletePasswordPolicy}
        />
      )}
    </div>
  )
}

function fieldsOf(policy: PasswordPolicy = { MinimumPasswordLength: installationRules.minimumLength }) {
  const { minimumLength, maxAge, reuse } = passwordNumbers
  const number = (value: number | undefined) => ({ kind: 'number', value: value ? String(value) : '', charsMax: 4 }) as const
  const box = (value: boolean | undefined) => ({ kind: 'checkbox', value: value ? 'yes' : '' }) as const
  return [
    {
      name: 'minimumLength',
      label: 'Minimum length',
      hint: `${minimumLength.min} to ${minimumLength.max} characters.`,
      ...number(policy.MinimumPasswordLength),
    },
    { name: 'uppercase', label: 'At least one uppercase letter (A–Z)', ...box(policy.RequireUppercaseCharacters) },
    { name: 'lowercase', label: 'At least one lowercase letter (a–z)', ...box(policy.RequireLowercaseCharacters) },
    { name: 'numbers', label: 'At least one digit', ...box(policy.RequireNumbers) },
    { name: 'symbols', label: 'At least one symbol', hint: "! @ # $ % ^ & * ( ) _ + - = [ ] { } | '", ...box(policy.RequireSymbols) },
    {
      name: 'maxAge',
      label: 'Days until a password expires',
      hint: `${maxAge.min} to ${maxAge.max.toLocaleString('en')}; empty: never. An expired one must be changed at the next sign-in.`,
      ...number(policy.MaxPasswordAge),
    },
    {
      name: 'hardExpiry',
      label: 'An expired password is replaced by an administrator only',
      hint: 'Nobody can sign in with it, not even to change it.',
      ...box(policy.HardExpiry),
    },
    {
      name: 'reuse',
      label: 'Last passwords that cannot be taken again',
      hint: `${reuse.min} to ${reuse.max}, the present one among them; empty: any can.`,
      ...number(policy.PasswordReusePrevention),
    },
    {
      name: 'usersChange',
      label: 'All users may change their own password',
      hint: 'Otherwise those only whom a policy of theirs allows iam:ChangePassword.',
      ...box(policy.AllowUsersToChangePassword),
    },
  ]
}
