'use client'

import { useActionState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { CopyButton } from '#components/ui/copy-button.tsx'
import { type DeviceFormState, deviceUri, type NewDevice } from '#lib/session/security-form.ts'
import { Field } from './field.tsx'
import { Failure, SignedOutNotice } from './form-notices.tsx'
import { QrCode } from './qr-code.tsx'
import { useFirstMistake } from './use-first-mistake.ts'

interface DeviceFormProps {
  readonly accountId: string
  action(before: DeviceFormState, form: FormData): Promise<DeviceFormState>
}

/** Adds an authenticator app: first its name, then the picture to scan and two codes that show that it was. */
export function DeviceForm({ accountId, action }: DeviceFormProps) {
  const [state, submit, pending] = useActionState(action, { name: '', problems: {} })
  const form = useFirstMistake(state)
  const { name, device, problems, failure, signedOut, added } = state
  return (
    <form ref={form} action={submit} noValidate aria-label="Add a device" className="grid max-w-md gap-4">
      {signedOut && <SignedOutNotice />}
      {failure && <Failure>{failure}</Failure>}
      <p role="status" className="text-ok empty:hidden">
        {added && !pending ? `The device ${added} counts from now on: you are asked for its code when you sign in.` : ''}
      </p>
      {device ? (
        <>
          <input type="hidden" name="deviceName" value={name} />
          <Scan device={device} accountId={accountId} />
          <CodeField name="code1" label="First code" hint="The one that the app shows now." problem={problems.code1} />
          <CodeField
            name="code2"
            label="Second code"
            hint="The one that follows it, after half a minute at most."
            problem={problems.code2}
          />
        </>
      ) : (
        <Field
          name="deviceName"
          label="Name of the device"
          hint="Yours to choose, such as phone. No other device of the account has it."
          required
          maxLength={128}
          autoCapitalize="none"
          spellCheck={false}
          defaultValue={name}
          problem={problems.deviceName}
        />
      )}
      <div>
        <Button type="submit" aria-disabled={pending || undefined}>
          {device ? 'Finish' : 'Add a device'}
        </Button>
      </div>
    </form>
  )
}

function Scan({ device, accountId }: { readonly device: NewDevice; readonly accountId: string }) {
  return (
    <div className="grid gap-2">
      <input type="hidden" name="serialNumber" value={device.serialNumber} />
      <input type="hidden" name="seed" value={device.seed} />
      <p>Scan this with an authenticator app.</p>
      <QrCode text={deviceUri(device, accountId)} label="For the camera of an authenticator app; the key below says the same" />
      <p className="text-13 text-ink-soft">Or type its key. It is shown this once, and is as good as the device.</p>
      <p className="flex items-center gap-1">
        <code className="wrap-anywhere font-mono text-13">{device.seed}</code>
        <CopyButton text={device.seed} label="Copy the key" className="shrink-0" />
      </p>
    </div>
  )
}

function CodeField(props: Pick<React.ComponentProps<typeof Field>, 'name' | 'label' | 'hint' | 'problem'>) {
  return <Field {...props} inputMode="numeric" autoComplete="one-time-code" required maxLength={8} className="font-mono" />
}
