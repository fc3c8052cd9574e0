import type { ReactNode } from 'react'
import { Button } from '#components/ui/button.tsx'
import { badgeStyles } from '#lib/badges/badge-kinds.ts'
import { badgeColors, labelCharsMax, type OptionProblem } from '#lib/badges/badge-options.ts'

interface BadgeFormProps {
  readonly action: string
  readonly asked: URLSearchParams
  readonly problems: readonly OptionProblem[]
}

const field =
  'h-9 w-full min-w-0 rounded-md border border-line-strong bg-surface px-3 text-14 placeholder:text-ink-soft aria-invalid:border-danger'

/** What all badges of the page look like: a plain GET form. */
export function BadgeForm({ action, asked, problems }: BadgeFormProps) {
  const textField = (name: 'color' | 'label' | 'tag', placeholder: string) => ({
    id: `badge-${name}`,
    name,
    placeholder,
    defaultValue: asked.get(name) ?? '',
    autoComplete: 'off',
    spellCheck: false,
    className: field,
    ...invalid(name),
  })
  const invalid = (name: string) =>
    problems.some(({ option }) => option === name) ? { 'aria-invalid': true, 'aria-describedby': `badge-${name}-problem` } : {}
  return (
    <form action={action} aria-label="Options" className="mt-6">
      <div className="grid grid-cols-2 items-start gap-4 md:grid-cols-[repeat(4,minmax(0,1fr))_auto]">
        <Field name="style" title="Style" problems={problems}>
          <select id="badge-style" name="style" defaultValue={asked.get('style') ?? 'flat'} className={field} {...invalid('style')}>
            {badgeStyles.map((style) => (
              <option key={style}>{style}</option>
            ))}
          </select>
        </Field>
        <Field name="color" title="Colour" problems={problems}>
          <input {...textField('color', 'blue, or 0a7')} maxLength={30} list="badge-colors" autoCapitalize="none" />
          <datalist id="badge-colors">
            {badgeColors.map((color) => (
              <option key={color} value={color} />
            ))}
          </datalist>
        </Field>
        <Field name="label" title="Label" problems={problems}>
          <input {...textField('label', 'each its own')} maxLength={labelCharsMax} />
        </Field>
        <Field name="tag" title="Tag" problems={problems}>
          <input {...textField('tag', 'the newest')} maxLength={128} autoCapitalize="none" />
        </Field>
        <Button type="submit" look="primary" className="col-span-2 md:col-span-1 md:mt-6">
          Show badges
        </Button>
      </div>
      {problems
        .filter(({ option }) => !['style', 'color', 'label', 'tag'].includes(option))
        .map(({ option, message }) => (
          <p key={option} role="alert" className="mt-3 text-13 text-danger">
            “{option}” {message}.
          </p>
        ))}
    </form>
  )
}

interface FieldProps {
  readonly name: string
  readonly title: string
  readonly problems: readonly OptionProblem[]
  readonly children: ReactNode
}

function Field({ name, title, problems, children }: FieldProps) {
  const problem = problems.find(({ option }) => option === name)
  return (
    <div className="min-w-0">
      <label htmlFor={`badge-${name}`} className="mb-1 block text-13 text-ink-soft">
        {title}
      </label>
      {children}
      {problem && (
        <p id={`badge-${name}-problem`} role="alert" className="mt-1 text-13 text-danger">
          {title} {problem.message}.
        </p>
      )}
    </div>
  )
}
