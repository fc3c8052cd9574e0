'use client'

import { useActionState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { TimeAgo } from '#components/ui/time-ago.tsx'
import type { Moment } from '#lib/format/moment.ts'
import type { RemoveDeviceState } from '#lib/session/security-form.ts'
import { Failure } from './form-notices.tsx'

export interface DeviceRow {
  readonly serialNumber: string
  readonly name: string
  /** "passkey laptop" */
  readonly called: string
  readonly kind: string
  readonly since?: Moment
}

interface DeviceListProps {
  readonly devices: readonly DeviceRow[]
  remove(before: RemoveDeviceState, form: FormData): Promise<RemoveDeviceState>
}

/** The passkeys and devices of which one is asked for. */
export function DeviceList({ devices, remove }: DeviceListProps) {
  const [{ failure, removed }, submit, pending] = useActionState(remove, {})
  return (
    <div className="mt-3 max-w-md">
      {failure && <Failure>{failure}</Failure>}
      <p role="status" className="text-ok empty:hidden">
        {removed && !pending ? `The ${removed} is gone.` : ''}
      </p>
      {devices.length === 0 ? (
        <p className="text-ink-soft">You have none: whoever learns your password is in.</p>
      ) : (
        <ul className="border-ink border-t">
          {devices.map(({ serialNumber, name, called, kind, since }) => (
            <li key={serialNumber} className="flex items-center justify-between gap-4 border-line border-b py-2">
              <span className="min-w-0 wrap-anywhere">
                {name}{' '}
                <span className="text-13 text-ink-soft">
                  · {kind}
                  {since && (
                    <>
                      {' '}
                      · added <TimeAgo at={since} />
                    </>
                  )}
                </span>
              </span>
              <form action={submit}>
                <input type="hidden" name="serialNumber" value={serialNumber} />
                <Button type="submit" size="small" aria-disabled={pending || undefined} aria-label={`Remove the ${called}`}>
                  Remove
                </Button>
              </form>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
