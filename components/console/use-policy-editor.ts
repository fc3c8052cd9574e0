'use client'

import { useState } from 'react'
import type { StatementFields } from '#lib/console/policy-form.ts'
import { policyProblem } from '#lib/console/policy-problem.ts'
import { addStatement, changeStatement, readStatements, removeStatement, type ShownStatement } from '#lib/console/policy-statements.ts'

interface Written {
  readonly text: string
  /** Of the text, or of the last one that could be read. */
  readonly statements: readonly ShownStatement[]
  readonly waits: boolean
  readonly version: number
  readonly open: number | undefined
}

/**
 * A policy that is changed as text and by its statements' fields, each of which follows the other.
 * @param entities ARNs that can be ticked.
 * @param keep Told each text that somebody wrote.
 */
export function usePolicyEditor(begun: string, entities: readonly string[], keep: (text: string) => void) {
  const [written, setWritten] = useState((): Written => {
    const statements = readStatements(begun, entities)
    return { text: begun, statements: statements ?? [], waits: !statements, version: 0, open: statements?.length === 1 ? 0 : undefined }
  })
  const { text, version } = written
  const write = (changed: string, more: Partial<Written> = {}) => {
    const statements = readStatements(changed, entities)
    setWritten({ ...written, ...more, text: changed, statements: statements ?? written.statements, waits: !statements })
    keep(changed)
  }
  return {
    ...written,
    problem: text === begun ? undefined : policyProblem(text, 'resource'),
    type: (changed: string) => write(changed, { version: version + 1 }),
    show: (open: number | undefined) => setWritten({ ...written, open }),
    change: (index: number, before: StatementFields, after: StatementFields) => write(changeStatement(text, index, before, after)),
    remove: (index: number) => write(removeStatement(text, index), { version: version + 1, open: undefined }),
    add: () => write(addStatement(text), { open: written.statements.length }),
  }
}
