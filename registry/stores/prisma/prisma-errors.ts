import { Prisma } from './generated/client.ts'

/** True for a broken unique constraint (P2002), of the given column if one is named. */
export function isUniqueViolation(error: unknown, column?: string): boolean {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError) || error.code !== 'P2002') return false
  return column === undefined || JSON.stringify(error.meta ?? {}).includes(column)
}

/** PostgreSQL's foreign_key_violation, of a plain statement. */
export function isForeignKeyViolation(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === '23503'
}
