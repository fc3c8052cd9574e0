'use client'

import { useState } from 'react'
import { catalogLimits, repositoryNameProblem } from '#lib/console/catalog-form.ts'
import { Field } from './field.tsx'

interface RepositoryNameFieldProps {
  readonly defaultValue: string
  readonly registryUri?: string | undefined
  readonly problem?: string | undefined
}

/** The name of a new repository, checked while it is typed, with the address that it makes. */
export function RepositoryNameField({ defaultValue, registryUri, problem }: RepositoryNameFieldProps) {
  const [name, setName] = useState(defaultValue)
  const [left, setLeft] = useState(false)
  const typed = name.trim()
  // Nobody is told that what they are still typing is too short.
  const mistake = name === defaultValue ? problem : left || typed.length > 1 ? repositoryNameProblem(typed) : undefined
  return (
    <Field
      name="repositoryName"
      label="Repository name"
      required
      defaultValue={defaultValue}
      onChange={(event) => setName(event.target.value)}
      onBlur={() => setLeft(name !== defaultValue)}
      maxLength={catalogLimits.nameCharsMax + 50}
      autoCapitalize="none"
      autoComplete="off"
      spellCheck={false}
      className="max-w-xl font-mono"
      problem={mistake}
      hint={
        <>
          On its own or in a namespace, such as <code className="font-mono">project-a/nginx-web-app</code>. It cannot be changed later.
          {registryUri && (
            <>
              {' '}
              Images are pulled from <code className="wrap-anywhere font-mono">{`${registryUri}/${typed || '…'}`}</code>.
            </>
          )}
        </>
      }
    />
  )
}
