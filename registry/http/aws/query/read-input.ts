import { z } from 'zod'
import { ServiceError } from '#registry/domain/service-error.ts'
import type { FormFields } from './parse-form.ts'

const listItemsMax = 1000
// Real inputs nest three deep: a list of structures with lists.
const depthMax = 8

interface FieldTree {
  value?: string
  readonly members: Map<string, FieldTree>
}

/**
 * The members of a request as the operation's schema has them: `Tags.member.1.Key=a` becomes `{ Tags: [{ Key: 'a' }] }`.
 * What the schema does not know is left out, as the real services do; what cannot be read as its type stays text, which
 * the schema then refuses by name.
 * @throws ServiceError `malformed-request` for lists that skip or repeat an index, and nesting beyond reason.
 */
export function readInput(schema: z.ZodType, fields: FormFields): unknown {
  const root: FieldTree = { members: new Map() }
  for (const [name, value] of fields) place(root, name, value)
  return read(unwrap(schema), root) ?? {}
}

function place(root: FieldTree, name: string, value: string): void {
  const path = name.split('.')
  if (path.length > depthMax) throw malformed(`The field '${name.slice(0, 100)}' nests too deep.`)
  let tree = root
  for (const step of path) {
    const next = tree.members.get(step) ?? { members: new Map() }
    tree.members.set(step, next)
    tree = next
  }
  tree.value = value
}

function read(schema: z.core.$ZodType, tree: FieldTree): unknown {
  if (schema instanceof z.ZodObject) return readObject(schema, tree)
  if (schema instanceof z.ZodArray) return readList(unwrap(schema.element), tree)
  if (tree.value === undefined) return undefined
  if (schema instanceof z.ZodNumber) return /^-?\d+(\.\d+)?$/.test(tree.value) ? Number(tree.value) : tree.value
  if (schema instanceof z.ZodBoolean) return tree.value === 'true' ? true : tree.value === 'false' ? false : tree.value
  return tree.value
}

function readObject(schema: z.ZodObject, tree: FieldTree): object | undefined {
  if (tree.members.size === 0) return undefined
  const entries = Object.entries(schema.shape as Record<string, z.core.$ZodType>).flatMap(([name, member]) => {
    const below = tree.members.get(name)
    const value = below && read(unwrap(member), below)
    return value === undefined ? [] : [[name, value]]
  })
  return Object.fromEntries(entries)
}

function readList(element: z.core.$ZodType, tree: FieldTree): readonly unknown[] | undefined {
  const items = tree.members.get('member')?.members
  // An empty list is sent as the bare name.
  if (!items) return tree.value === '' ? [] : undefined
  if (items.size > listItemsMax) throw malformed(`A list may have ${listItemsMax} members at most.`)
  return Array.from({ length: items.size }, (_, index) => {
    const item = items.get(String(index + 1))
    if (!item) throw malformed('The members of a list must be numbered from 1 without a gap.')
    return read(element, item)
  })
}

/** What is inside of optional, default, refined and piped schemas. */
function unwrap(schema: z.core.$ZodType): z.core.$ZodType {
  if (
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodNullable ||
    schema instanceof z.ZodDefault ||
    schema instanceof z.ZodPrefault
  ) {
    return unwrap(schema.unwrap())
  }
  if (schema instanceof z.ZodPipe) return unwrap(schema.in)
  return schema
}

function malformed(message: string): ServiceError {
  return new ServiceError('malformed-request', message)
}
