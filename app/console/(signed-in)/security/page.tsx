import { ListMFADevicesCommand, type MFADevice } from '@aws-sdk/client-iam'
import type { Metadata } from 'next'
import { ConsolePage } from '#components/console/console-page.tsx'
import { DeviceForm } from '#components/console/device-form.tsx'
import { DeviceList, type DeviceRow } from '#components/console/device-list.tsx'
import { PasswordForm } from '#components/console/password-form.tsx'
import { Refusal } from '#components/console/refusal.tsx'
import { readInConsole } from '#lib/backend/console/ask-backend.ts'
import { readPasswordRules } from '#lib/backend/console/password-policy.ts'
import { moment } from '#lib/format/moment.ts'
import { passwordCharsMin } from '#lib/session/password-chars.ts'
import { rulesInWords } from '#lib/session/password-rules.ts'
import { requireSession } from '#lib/session/require-session.ts'
import { deviceName } from '#lib/session/security-form.ts'
import { addDevice, changeOwnPassword, removeDevice } from './actions.ts'

export const metadata: Metadata = { title: 'Security' }

/** What keeps others out of one's own account: password and devices for one-time codes. */
export default async function SecurityPage() {
  const { who } = await requireSession()
  const rules = who.type === 'user' ? await readInConsole(readPasswordRules, { as: 'themselves' }) : undefined
  // A user has eight at most, which is one page.
  const found = await readInConsole(({ iam }) => iam.send(new ListMFADevicesCommand({})), { as: 'themselves' })
  return (
    <ConsolePage title="Security" intro="How you sign in yourself, whatever role you act as.">
      <div className="grid gap-10">
        <section aria-labelledby="password">
          <h2 id="password" className="text-16 font-semibold">
            Password
          </h2>
          <PasswordForm
            rules={rules ? rulesInWords('answer' in rules ? rules.answer : undefined) : `At least ${passwordCharsMin.root} characters.`}
            action={changeOwnPassword}
          />
        </section>
        <section aria-labelledby="devices">
          <h2 id="devices" className="text-16 font-semibold">
            Devices for one-time codes (MFA)
          </h2>
          <p className="mt-1 max-w-prose text-ink-soft">With one of them, a code is asked for after the password.</p>
          {'failure' in found ? (
            <div className="mt-3">
              <Refusal {...found} />
            </div>
          ) : (
            <DeviceList devices={(found.answer.MFADevices ?? []).map(toRow)} remove={removeDevice} />
          )}
          <DeviceForm accountId={who.accountId} action={addDevice} />
        </section>
      </div>
    </ConsolePage>
  )
}

function toRow({ SerialNumber = '', EnableDate }: MFADevice): DeviceRow {
  return { serialNumber: SerialNumber, name: deviceName(SerialNumber), ...(EnableDate ? { since: moment(EnableDate) } : {}) }
}
