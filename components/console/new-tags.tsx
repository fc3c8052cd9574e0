'use client'

import { useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import type { ResourceTag } from '#lib/console/tags-form.ts'
import { GroupProblem } from './field.tsx'
import { TagRows } from './tags-form.tsx'

interface NewTagsProps {
  /** As they were typed. */
  readonly tags: readonly ResourceTag[]
  readonly problem: string | undefined
}

/** Tags of something that is being made. */
export function NewTags({ tags, problem }: NewTagsProps) {
  const [empty, setEmpty] = useState(2)
  return (
    <fieldset className="min-w-0 max-w-3xl">
      <legend className="text-16 font-semibold">Tags (optional)</legend>
      <p className="mt-1 mb-2 text-ink-soft">Keys and values that policies may ask for.</p>
      <GroupProblem problem={problem} />
      <TagRows tags={tags} empty={empty} />
      <Button className="needs-script mt-2" onClick={() => setEmpty(empty + 1)}>
        Add tag
      </Button>
    </fieldset>
  )
}
