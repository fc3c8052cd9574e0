import { clsx } from 'clsx'
import type { ComponentProps } from 'react'
import { fieldBox } from './field.tsx'

interface SelectFieldProps extends Omit<ComponentProps<'select'>, 'id' | 'name' | 'children'> {
  readonly name: string
  readonly label: string
  readonly options: readonly { readonly value: string; readonly title: string }[]
}

/** A labelled choice of a form. */
export function SelectField({ name, label, options, className, ...select }: SelectFieldProps) {
  return (
    <div>
      <label htmlFor={`field-${name}`} className="mb-1 block text-14 font-medium">
        {label}
      </label>
      <select {...select} id={`field-${name}`} name={name} className={clsx(fieldBox, 'h-9', className)}>
        {options.map(({ value, title }) => (
          <option key={value} value={value}>
            {title}
          </option>
        ))}
      </select>
    </div>
  )
}
