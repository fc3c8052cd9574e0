import { Check, ChevronRight, Copy, X } from 'lucide-react'

const icons = { copy: Copy, 'chevron-right': ChevronRight, check: Check, x: X } as const

interface RowIconProps {
  readonly name: keyof typeof icons
  readonly className: string
}

/** An icon that every row of a list has: drawn once by {@link RowIcons}, and named where it stands. */
export function RowIcon({ name, className }: RowIconProps) {
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true" className={className}>
      <use href={`#icon-${name}`} />
    </svg>
  )
}

/** What {@link RowIcon} shows, once a document. */
export function RowIcons() {
  return (
    <svg className="hidden" aria-hidden="true">
      {Object.entries(icons).map(([name, Icon]) => (
        <Icon key={name} id={`icon-${name}`} />
      ))}
    </svg>
  )
}
