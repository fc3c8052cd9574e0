import { createHash } from 'node:crypto'

/** Adds a value to a statement and answers the placeholder that stands for it, as often as it is needed. */
export type AddValue = (value: unknown) => string

/** For `pool.query`; PostgreSQL parses a named statement once a connection. */
export interface Statement {
  readonly name: string
  readonly text: string
  readonly values: unknown[]
}

/** A statement of changing parts, with values apart from its text; the same text always has the same name. */
export function statement(write: (add: AddValue) => string): Statement {
  const values: unknown[] = []
  const text = write((value) => `$${values.push(value)}`)
  return { name: createHash('sha256').update(text).digest('base64url').slice(0, 32), text, values }
}
