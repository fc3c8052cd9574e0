'use client'

import { clsx } from 'clsx'
import { type ReactNode, useId, useState } from 'react'

interface HintProps {
  /** What is explained; phrasing content. */
  readonly children: ReactNode
  /** A sentence or two. */
  readonly hint: string
  readonly className?: string
}

/**
 * Something with an explanation that shows while it is hovered, focused or tapped, without JavaScript too. Escape puts it
 * away; screen readers read it as the description. It shows below the nearest positioned ancestor, never wider than that:
 * give a `relative` one that is as wide as there is room.
 */
export function Hint({ children, hint, className }: HintProps) {
  const id = useId()
  const [dismissed, setDismissed] = useState(false)
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only the pointer's going away is of interest
    <span className="group/hint inline-flex max-w-full" onMouseLeave={() => setDismissed(false)}>
      <button
        type="button"
        aria-describedby={id}
        onKeyDown={({ key }) => {
          if (key === 'Escape') setDismissed(true)
        }}
        onBlur={() => setDismissed(false)}
        className={clsx('cursor-help text-left', className)}
      >
        {children}
      </button>
      <span
        role="tooltip"
        id={id}
        className={clsx(
          'invisible absolute top-full left-0 z-20 w-max max-w-[min(24rem,100%)] pt-1.5 opacity-0 transition-opacity',
          !dismissed &&
            'group-focus-within/hint:visible group-focus-within/hint:opacity-100 group-hover/hint:visible group-hover/hint:opacity-100',
        )}
      >
        <span className="block rounded-md border border-line bg-surface px-3 py-2 text-13 text-ink shadow-float">{hint}</span>
      </span>
    </span>
  )
}
