'use client'

import { clsx } from 'clsx'
import { type ReactNode, useEffect, useState, useTransition } from 'react'
import { charsOf } from '#lib/console/catalog-form.ts'
import { fieldBox } from './field.tsx'

const previewAfterMs = 400

interface CountedTextProps {
  readonly name: string
  /** Where a page has several fields of this name. */
  readonly id?: string
  readonly label: string
  readonly hint: ReactNode
  readonly charsMax: number
  readonly rows: number
  readonly defaultValue: string
  readonly problem?: string | undefined
  /** Renders what was typed as visitors will see it; without it there is no preview. */
  readonly preview?: (text: string) => Promise<ReactNode>
}

/** A text of several lines that says how much of it is left, with a preview beside it where one is given. */
export function CountedText({ name, id = `field-${name}`, label, hint, charsMax, rows, defaultValue, problem, preview }: CountedTextProps) {
  const [text, setText] = useState(defaultValue)
  const left = charsMax - charsOf(text)
  return (
    <div>
      <label htmlFor={id} className="mb-1 block font-medium">
        {label}
      </label>
      <div className={clsx('grid gap-4', preview && 'xl:grid-cols-2')}>
        <div className="min-w-0">
          <textarea
            id={id}
            name={name}
            rows={rows}
            defaultValue={defaultValue}
            onChange={(event) => setText(event.target.value)}
            spellCheck
            aria-invalid={problem ? true : undefined}
            aria-describedby={clsx(problem && `${id}-problem`, `${id}-hint`, `${id}-left`)}
            className={clsx(fieldBox, 'block resize-y py-2 leading-normal', preview && 'font-mono text-13')}
          />
          {problem && (
            <p id={`${id}-problem`} className="mt-1 text-13 text-danger">
              {problem}
            </p>
          )}
          <p className="mt-1 flex flex-wrap justify-between gap-x-4 text-13 text-ink-soft">
            <span id={`${id}-hint`}>{hint}</span>
            <span id={`${id}-left`} className={clsx('figures', left < 0 && 'text-danger')}>
              {left < 0 ? `${(-left).toLocaleString('en')} characters too many` : `${left.toLocaleString('en')} characters left`}
            </span>
          </p>
        </div>
        {preview && <Preview label={label} text={text} render={preview} />}
      </div>
    </div>
  )
}

interface PreviewProps {
  readonly label: string
  readonly text: string
  render(text: string): Promise<ReactNode>
}

function Preview({ label, text, render }: PreviewProps) {
  const [shown, setShown] = useState<ReactNode>(null)
  const [pending, startTransition] = useTransition()
  useEffect(() => {
    const timer = setTimeout(() => {
      startTransition(async () => {
        const rendered = text.trim() ? await render(text) : null
        // What is awaited has left the transition.
        startTransition(() => setShown(rendered))
      })
    }, previewAfterMs)
    return () => clearTimeout(timer)
  }, [text, render])
  return (
    <section
      aria-label={`Preview of ${label}`}
      aria-busy={pending}
      className="needs-script max-h-[32rem] min-w-0 overflow-y-auto rounded-md border border-line px-4 py-2"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
      tabIndex={0}
    >
      {shown ?? <p className="py-1 text-13 text-ink-soft">The preview shows here as you write.</p>}
    </section>
  )
}
