import type { Context } from '#registry/context.ts'
import { collectGarbage, collectionLock } from '#registry/garbage/collect-garbage.ts'
import { deliverTrails } from './deliver-trails.ts'
import { expire } from './expire.ts'

/** A whole number of milliseconds between the end of a run and the next one. */
export interface JobTimes {
  readonly deliverTrailsEveryMs: number
  readonly expireEveryMs: number
  /** How often it is looked whether a garbage collection is due or asked for. */
  readonly lookForGarbageEveryMs: number
}

export interface RunningJobs {
  /** Lets what is under way end at the next good place. */
  stop(): Promise<void>
}

const usualTimes: JobTimes = { deliverTrailsEveryMs: 60_000, expireEveryMs: 3_600_000, lookForGarbageEveryMs: 3000 }

interface Job {
  /** Of its lock. */
  readonly name: string
  readonly everyMs: number
  /** Asked without the lock: whether there is something to do. */
  isDue?(): Promise<boolean>
  work(context: Context, signal: AbortSignal): Promise<unknown>
}

/** Runs the jobs now and then. Every replica may: of each job one runs at a time. */
export function runJobs(context: Context, times: JobTimes = usualTimes): RunningJobs {
  const stopping = new AbortController()
  const jobs: readonly Job[] = [
    { name: 'deliver trails', everyMs: times.deliverTrailsEveryMs, work: deliverTrails },
    { name: 'expire', everyMs: times.expireEveryMs, work: expire },
    {
      name: collectionLock,
      everyMs: times.lookForGarbageEveryMs,
      isDue: () => context.collections.isDue(context.config.garbage.everySeconds),
      work: collectWhenDue,
    },
  ]
  const running = jobs.map(async ({ name, everyMs, isDue, work }) => {
    while (await waited(everyMs, stopping.signal)) {
      try {
        if (isDue && !(await isDue())) continue
        await context.jobLocks.tryRun(name, async () => void (await work(context, stopping.signal)))
      } catch (error) {
        context.log.warn({ err: error, job: name }, 'a job did not run')
      }
    }
  })
  return {
    async stop() {
      stopping.abort()
      await Promise.all(running)
    },
  }
}

// Another replica may have been quicker.
async function collectWhenDue(context: Context, signal: AbortSignal): Promise<void> {
  if (await context.collections.isDue(context.config.garbage.everySeconds)) await collectGarbage(context, signal)
}

/** True after that time, false at once when it is time to stop. Keeps no process alive. */
function waited(ms: number, signal: AbortSignal): Promise<boolean> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve(false)
    const stop = () => {
      clearTimeout(timer)
      resolve(false)
    }
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', stop)
      resolve(true)
    }, ms).unref()
    signal.addEventListener('abort', stop, { once: true })
  })
}
