import type { ReactNode } from 'react'

interface CheckFieldProps {
  readonly name: string
  readonly label: ReactNode
  readonly hint?: ReactNode
  readonly defaultChecked: boolean
}

/** A tick box with what it stands for. */
export function CheckField({ name, label, hint, defaultChecked }: CheckFieldProps) {
  const id = `field-${name}`
  return (
    <div className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-2">
      <input
        id={id}
        type="checkbox"
        name={name}
        defaultChecked={defaultChecked}
        aria-describedby={hint ? `${id}-hint` : undefined}
        className="checkbox mt-0.5"
      />
      <label htmlFor={id}>{label}</label>
      {hint && (
        <p id={`${id}-hint`} className="col-start-2 text-13 text-ink-soft">
          {hint}
        </p>
      )}
    </div>
  )
}
