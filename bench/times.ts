import fs from 'node:fs'
import { performance } from 'node:perf_hooks'
import type { Pool } from 'pg'

export interface Times {
  /** In order. */
  readonly ms: readonly number[]
  /** Of the database's processes and this one together, for one run: what other work on the machine hardly changes. */
  readonly processorMs: number
}

/** Does the work over and over, one after the other; the pool's connections are those that the work uses, too. */
export async function timesOf(
  pool: Pool,
  { warmUpRuns, runs }: { readonly warmUpRuns: number; readonly runs: number },
  work: () => Promise<unknown>,
): Promise<Times> {
  for (let run = 0; run < warmUpRuns; run++) await work()
  const before = await processorTimes(pool)
  const ms: number[] = []
  for (let run = 0; run < runs; run++) {
    const start = performance.now()
    await work()
    ms.push(performance.now() - start)
  }
  const after = await processorTimes(pool)
  const processorMs = [...after].reduce((sum, [pid, time]) => sum + time - (before.get(pid) ?? 0), 0)
  return { ms: ms.sort((a, b) => a - b), processorMs: processorMs / runs }
}

/** The time below which so many of the runs stayed, as tables show it. @param share 0 to 1 */
export function percentile({ ms }: Times, share: number): string {
  return (ms[Math.min(ms.length - 1, Math.floor(ms.length * share))] ?? Number.NaN).toFixed(1)
}

// Of each process that serves a connection, as Linux tells it, and of this one.
async function processorTimes(pool: Pool): Promise<ReadonlyMap<number, number>> {
  const { rows } = await pool.query<{ pid: number }>(`select pid from pg_stat_activity where backend_type = 'client backend'`)
  const { user, system } = process.cpuUsage()
  return new Map([...rows.map(({ pid }) => [pid, backendMs(pid)] as const), [process.pid, (user + system) / 1000]])
}

function backendMs(pid: number): number {
  try {
    return Number(fs.readFileSync(`/proc/${pid}/schedstat`, 'utf8').split(' ')[0]) / 1e6
  } catch {
    return 0
  }
}
