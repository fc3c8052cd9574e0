'use client'

import { useActionState, useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import type { ResourceTag, TagsFormState } from '#lib/console/tags-form.ts'
import { fieldBox } from './field.tsx'
import { Failure, SignedOutNotice } from './form-notices.tsx'
import { useFirstMistake } from './use-first-mistake.ts'

// Without a script three can be added at a time.
const emptyRows = 3

interface TagsFormProps {
  readonly tags: readonly ResourceTag[]
  action(before: TagsFormState, form: FormData): Promise<TagsFormState>
}

/** Keys and values, a row each, with some empty rows to add more. */
export function TagsForm({ tags, action }: TagsFormProps) {
  const [state, submit, pending] = useActionState<TagsFormState, FormData>(action, {})
  const form = useFirstMistake(state)
  const [added, setAdded] = useState(emptyRows)
  return (
    <form ref={form} action={submit} noValidate aria-label="Tags" className="mt-4 grid max-w-3xl gap-3">
      {state.signedOut && <SignedOutNotice />}
      {state.failure && <Failure>{state.failure}</Failure>}
      <TagRows tags={state.tags ?? tags} empty={added} />
      <div className="flex gap-2">
        <Button type="submit" look="primary" aria-disabled={pending || undefined}>
          {pending ? 'Saving…' : 'Save'}
        </Button>
        <Button className="needs-script" onClick={() => setAdded(added + 1)}>
          Add tag
        </Button>
      </div>
    </form>
  )
}

/** The fields `key` and `value` of each tag and of some empty rows, with a tick box `remove` for those that are there. */
export function TagRows({ tags, empty }: { readonly tags: readonly ResourceTag[]; readonly empty: number }) {
  const rows = [...tags, ...Array.from({ length: empty }, () => ({ key: '', value: '' }))]
  return (
    <table className="w-full">
      <caption className="sr-only">Tags</caption>
      <thead>
        <tr className="text-left text-13 text-ink-soft">
          <th scope="col" className="pb-1 font-medium">
            Key
          </th>
          <th scope="col" className="pb-1 font-medium">
            Value
          </th>
          {tags.length > 0 && (
            <th scope="col" className="w-20 pb-1 font-medium">
              Remove
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, value }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows are told apart by their place alone
          <tr key={`${index} ${key}`}>
            {(['key', 'value'] as const).map((name) => (
              <td key={name} className="py-1 pr-2">
                <input
                  name={name}
                  aria-label={`${name === 'key' ? 'Key' : 'Value'} ${index + 1}`}
                  defaultValue={name === 'key' ? key : value}
                  maxLength={name === 'key' ? 128 : 256}
                  autoComplete="off"
                  className={`${fieldBox} h-9`}
                />
              </td>
            ))}
            {tags.length > 0 && (
              <td className="py-1 text-center">
                {key !== '' && <input type="checkbox" name="remove" value={index} aria-label={`Remove ${key}`} className="checkbox" />}
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
