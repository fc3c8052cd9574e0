import { clsx } from 'clsx'
import { Slot } from 'radix-ui'
import type { ComponentProps } from 'react'

const looks = {
  /** The one action a page is for. */
  primary: 'bg-accent text-accent-ink hover:bg-accent-strong font-medium',
  plain: 'border border-line-strong bg-surface text-ink hover:bg-hover',
  quiet: 'text-ink-soft hover:bg-hover hover:text-ink',
} as const

const sizes = {
  normal: 'h-9 px-3 text-14',
  small: 'h-7 px-2 text-13',
  icon: 'size-9',
} as const

interface ButtonProps extends ComponentProps<'button'> {
  readonly look?: keyof typeof looks
  readonly size?: keyof typeof sizes
  /** Dresses the only child, such as a link, instead of making a button. */
  readonly asChild?: boolean
}

/** A button, or with `asChild` a link that looks like one. Not a submit button unless `type` says so. */
export function Button({ look = 'plain', size = 'normal', asChild = false, className, ...props }: ButtonProps) {
  const Element = asChild ? Slot.Root : 'button'
  const type = asChild ? undefined : (props.type ?? 'button')
  return (
    <Element
      {...props}
      type={type}
      className={clsx(
        'inline-flex shrink-0 items-center justify-center gap-1.5 whitespace-nowrap rounded-md transition-colors',
        looks[look],
        sizes[size],
        className,
      )}
    />
  )
}
