import type { Context } from '#registry/context.ts'
import type { TestContext } from './context.ts'

const hourMs = 3_600_000

/** The context of a collector that comes a day and an hour later by its own clock. */
export function aDayLater(context: Context): Context {
  return { ...context, clock: () => new Date(Date.now() + 25 * hourMs) }
}

/** Moves everything that the collector counts from in the database a day and an hour back. */
export async function letADayPass({ database: { pool } }: Pick<TestContext, 'database'>): Promise<void> {
  await pool.query(`update repository_blob set wanted_at = wanted_at - interval '25 hours'`)
  await pool.query(`update upload set created_at = created_at - interval '25 hours'`)
  await pool.query(`update logo set wanted_at = wanted_at - interval '25 hours'`)
}
