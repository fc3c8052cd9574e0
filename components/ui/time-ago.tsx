import type { Moment } from '#lib/format/moment.ts'

/** A date: how long ago, with the exact UTC time on hover. */
export function TimeAgo({ at, className }: { readonly at: Moment; readonly className?: string }) {
  return (
    <time dateTime={at.iso} title={at.exact} className={className}>
      {at.relative}
    </time>
  )
}
