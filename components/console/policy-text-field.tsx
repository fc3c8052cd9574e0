'use client'

import { clsx } from 'clsx'
import { type ComponentProps, useState } from 'react'
import { type PolicyKind, policyProblem } from '#lib/console/policy-problem.ts'
import { fieldBox } from './field.tsx'

interface PolicyTextFieldProps {
  readonly kind: PolicyKind
  readonly label: string
  readonly hint?: string
  readonly rows?: number
  readonly defaultValue: string
  /** What the registry said of the text that was sent. */
  readonly problem?: string | undefined
}

/** The field `policyText`: a policy as JSON. What is wrong with it is said while it is typed, with the place. */
export function PolicyTextField({ kind, problem: refused, ...box }: PolicyTextFieldProps) {
  const [typed, setTyped] = useState<string>()
  const problem = (typed === undefined ? undefined : policyProblem(typed, kind)) ?? refused
  return <PolicyTextBox {...box} problem={problem} onChange={(event) => setTyped(event.target.value)} />
}

interface PolicyTextBoxProps extends ComponentProps<'textarea'> {
  readonly label: string
  readonly hint?: string | undefined
  readonly problem: string | undefined
}

/** The field itself, for who keeps its text. */
export function PolicyTextBox({ label, hint, problem, rows = 22, ...textarea }: PolicyTextBoxProps) {
  const described = clsx(problem && 'field-policyText-problem', hint && 'field-policyText-hint')
  return (
    <div>
      <label htmlFor="field-policyText" className="mb-1 block font-medium">
        {label}
      </label>
      <textarea
        {...textarea}
        id="field-policyText"
        name="policyText"
        rows={rows}
        spellCheck={false}
        aria-invalid={problem ? true : undefined}
        aria-describedby={described || undefined}
        className={clsx(fieldBox, 'block resize-y py-2 font-mono text-13 leading-normal')}
      />
      {problem && (
        <p id="field-policyText-problem" role="status" className="wrap-anywhere mt-1 text-13 text-danger">
          {problem}
        </p>
      )}
      {hint && (
        <p id="field-policyText-hint" className="mt-1 text-13 text-ink-soft">
          {hint}
        </p>
      )}
    </div>
  )
}
