'use client'

import { useState } from 'react'
import { Button } from '#components/ui/button.tsx'

type Outcome =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'answer'; readonly status: number; readonly text: string }
  | { readonly kind: 'failure'; readonly words: string }

// More than this would only make the page slow.
const shownCharsMax = 100_000

/** Sends a request to the gallery's API and shows what it answers. Absent where no script runs. */
export function TryOperation({ name, example }: { readonly name: string; readonly example: string }) {
  const [body, setBody] = useState(example)
  const [outcome, setOutcome] = useState<Outcome>()
  const send = async () => {
    setOutcome({ kind: 'waiting' })
    setOutcome(await ask(name, body))
  }
  return (
    <details className="needs-script mt-6">
      <summary className="inline-flex h-9 items-center rounded-md border border-line-strong bg-surface px-3 text-14 hover:bg-hover">
        Try it
      </summary>
      <form
        className="mt-3"
        onSubmit={(event) => {
          event.preventDefault()
          void send()
        }}
      >
        <label htmlFor={`${name}-body`} className="mb-1 block text-13 text-ink-soft">
          Request
        </label>
        <textarea
          id={`${name}-body`}
          value={body}
          onChange={(event) => setBody(event.target.value)}
          rows={Math.min(12, Math.max(3, example.split('\n').length))}
          spellCheck={false}
          autoCapitalize="none"
          className="block w-full rounded-md border border-line-strong bg-surface px-3 py-2 font-mono text-12"
        />
        <Button type="submit" look="primary" className="mt-2" disabled={outcome?.kind === 'waiting'}>
          Send
        </Button>
      </form>
      <div role="status" className="mt-3 text-13">
        {outcome?.kind === 'waiting' && <p className="text-ink-soft">Waiting for the answer …</p>}
        {outcome?.kind === 'failure' && <p className="text-danger">{outcome.words}</p>}
        {outcome?.kind === 'answer' && <p className={outcome.status < 400 ? 'text-ok' : 'text-danger'}>Status {outcome.status}</p>}
      </div>
      {outcome?.kind === 'answer' && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys
        <pre tabIndex={0} className="mt-2 max-h-96 overflow-auto rounded-md bg-sunken px-3 py-2 font-mono text-12" data-answer="">
          {outcome.text}
        </pre>
      )}
    </details>
  )
}

async function ask(name: string, body: string): Promise<Outcome> {
  try {
    JSON.parse(body)
  } catch (error) {
    return { kind: 'failure', words: `The request is not JSON: ${error instanceof Error ? error.message : 'it cannot be read'}` }
  }
  try {
    const response = await fetch(`/api/gallery/${name}`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body })
    return { kind: 'answer', status: response.status, text: indented(await response.text()) }
  } catch {
    return { kind: 'failure', words: 'The gallery did not answer. Is the connection there?' }
  }
}

function indented(text: string): string {
  let shown = text
  try {
    shown = JSON.stringify(JSON.parse(text), null, 2)
  } catch {
    // What is no JSON is shown as it came.
  }
  return shown.length > shownCharsMax ? `${shown.slice(0, shownCharsMax)}\n… and ${shown.length - shownCharsMax} more characters` : shown
}
