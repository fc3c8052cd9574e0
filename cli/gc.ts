import { Command } from 'commander'
import type { Context } from '#registry/context.ts'
import { ServiceError } from '#registry/domain/service-error.ts'
import { collectGarbage, collectionLock, countGarbage } from '#registry/garbage/collect-garbage.ts'
import type { Collection } from '#registry/stores/collections.ts'
import { withContext } from './context.ts'
import { printRecord } from './output.ts'

interface Options {
  readonly dryRun?: boolean
  readonly json?: boolean
}

export function gcCommand(): Command {
  return new Command('gc')
    .description('remove layers, uploads and logos that nobody wants any more, beside pushes and pulls')
    .option('--dry-run', 'say what would go, and remove nothing')
    .option('--json', 'print JSON')
    .action(run)
}

async function run({ dryRun, json }: Options): Promise<void> {
  const stopping = new AbortController()
  // What is under way ends at the next good place, and is on record.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stopping.abort())
  const began = Date.now()
  const report = await withContext(async (context) => {
    if (!dryRun) return shown(await collect(context, stopping.signal))
    const { figures, complete } = await countGarbage(context, stopping.signal)
    return { status: complete ? 'DRY_RUN' : 'STOPPED', seconds: (Date.now() - began) / 1000, ...figures }
  })
  printRecord(report, json)
}

async function collect(context: Context, signal: AbortSignal): Promise<Collection> {
  let collection: Collection | undefined
  await context.jobLocks.tryRun(collectionLock, async () => {
    collection = await collectGarbage(context, signal, 'bin/galleon gc')
  })
  if (collection) return collection
  throw new ServiceError('unavailable', 'A garbage collection is under way: run this again once it has ended.')
}

function shown({ id, status, beganAt, endedAt, links, blobs, uploads, logos, bytes }: Collection) {
  const [from = new Date(), to = new Date()] = [beganAt, endedAt]
  return {
    id,
    status,
    began: from.toISOString(),
    seconds: (to.getTime() - from.getTime()) / 1000,
    links,
    blobs,
    uploads,
    logos,
    bytes,
  }
}
