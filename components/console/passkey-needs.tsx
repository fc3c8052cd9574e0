import { readInstance } from '#lib/backend/instance.ts'
import { Notice } from './form-notices.tsx'

/** Why there are no passkeys where browsers refuse them, whoever asks. */
export function NoPasskeysHere({ instead }: { readonly instead: string }) {
  return (
    <Notice>
      Passkeys need a host name, and https except on localhost. This installation is at{' '}
      <code className="wrap-anywhere font-mono text-13">{readInstance().origin}</code>, which its operator can change. {instead}
    </Notice>
  )
}

/** Said where no script runs. */
export function PasskeysNeedScript() {
  return (
    <noscript>
      <p className="text-13 text-ink-soft">A passkey needs JavaScript, which is off in this browser.</p>
    </noscript>
  )
}
