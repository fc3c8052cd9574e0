import { ListMFADevicesCommand, type MFADevice } from '@aws-sdk/client-iam'
import type { Metadata } from 'next'
import { ConsolePage } from '#components/console/console-page.tsx'
import { ConsoleSection } from '#components/console/console-section.tsx'
import { DeviceForm } from '#components/console/device-form.tsx'
import { DeviceList, type DeviceRow } from '#components/console/device-list.tsx'
import { PasskeyForm } from '#components/console/passkey-form.tsx'
import { NoPasskeysHere, PasskeysNeedScript } from '#components/console/passkey-needs.tsx'
import { PasswordForm } from '#components/console/password-form.tsx'
import { Refusal } from '#components/console/refusal.tsx'
import { readInConsole } from '#lib/backend/console/ask-backend.ts'
import { readPasswordRules } from '#lib/backend/console/password-policy.ts'
import { readSignInOptions } from '#lib/backend/console/sign-in.ts'
import { moment } from '#lib/format/moment.ts'
import { passwordCharsMin } from '#lib/session/password-chars.ts'
import { rulesInWords } from '#lib/session/password-rules.ts'
import { requireSession } from '#lib/session/require-session.ts'
import { deviceCalled, deviceName, isPasskey } from '#lib/session/security-form.ts'
import { addDevice, changeOwnPassword, removeDevice } from './actions.ts'
import { beginPasskey, finishPasskey } from './passkey-actions.ts'

export const metadata: Metadata = { title: 'Security' }

/** What keeps others out of one's own account: password, passkeys and devices for one-time codes. */
export default async function SecurityPage() {
  const { who } = await requireSession()
  const rules = who.type === 'user' ? await readInConsole(readPasswordRules, { as: 'themselves' }) : undefined
  // A user has eight at most, which is one page.
  const found = await readInConsole(({ iam }) => iam.send(new ListMFADevicesCommand({})), { as: 'themselves' })
  const { passkeys } = await readSignInOptions()
  return (
    <ConsolePage title="Security" intro="How you sign in yourself, whatever role you act as.">
      <div className="grid gap-10">
        <ConsoleSection title="Password">
          <PasswordForm
            rules={rules ? rulesInWords('answer' in rules ? rules.answer : undefined) : `At least ${passwordCharsMin.root} characters.`}
            action={changeOwnPassword}
          />
        </ConsoleSection>
        <ConsoleSection
          title="Passkeys and devices (MFA)"
          intro="Once you have any of them, one is asked for after your password. Eight at most; two are safer than one that may be lost."
        >
          {'failure' in found ? (
            <div className="mt-3">
              <Refusal {...found} />
            </div>
          ) : (
            <DeviceList devices={(found.answer.MFADevices ?? []).map(toRow)} remove={removeDevice} />
          )}
          <div className="mt-6 grid gap-8">
            <Way title="Passkey" intro="A finger, face, PIN or security key. It also signs you in without the password.">
              {passkeys ? (
                <>
                  <PasskeyForm begin={beginPasskey} finish={finishPasskey} />
                  <PasskeysNeedScript />
                </>
              ) : (
                <NoPasskeysHere instead="An authenticator app works anywhere." />
              )}
            </Way>
            <Way title="Authenticator app" intro="It shows a new code each half minute.">
              <DeviceForm accountId={who.accountId} action={addDevice} />
            </Way>
          </div>
        </ConsoleSection>
      </div>
    </ConsolePage>
  )
}

interface WayProps {
  readonly title: string
  readonly intro: string
  readonly children: React.ReactNode
}

function Way({ title, intro, children }: WayProps) {
  return (
    <div className="grid max-w-md gap-3">
      <div>
        <h3 className="font-medium">{title}</h3>
        <p className="text-ink-soft">{intro}</p>
      </div>
      {children}
    </div>
  )
}

function toRow({ SerialNumber = '', EnableDate }: MFADevice): DeviceRow {
  return {
    serialNumber: SerialNumber,
    name: deviceName(SerialNumber),
    called: deviceCalled(SerialNumber),
    kind: isPasskey(SerialNumber) ? 'Passkey' : 'Authenticator app',
    ...(EnableDate ? { since: moment(EnableDate) } : {}),
  }
}
