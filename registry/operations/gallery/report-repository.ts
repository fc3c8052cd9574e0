import { z } from 'zod'
import type { Context } from '#registry/context.ts'
import { limits } from '#registry/domain/limits.ts'
import { reportReasons } from '#registry/domain/report-reasons.ts'
import { sourceNetwork } from '#registry/operations/distribution/limit-pulls.ts'
import { text } from '#registry/operations/ecr-public/input-members.ts'
import { type Caller, defineOperation, publicAct } from '#registry/operations/operation.ts'
import { rateExceeded } from '#registry/operations/rate-exceeded.ts'
import { repositoryMembers, repositoryNotFound } from './shown-repository.ts'

// One visitor has a handful at once, then one in ten minutes; all together cannot bury the operator.
const perVisitor = { perSecond: 1 / 600, burst: 5 }
const inAll = { perSecond: 1 / 30, burst: 50 }

// As people paste it: what is around it does not count.
const trimmed = (value: unknown) => (typeof value === 'string' ? value.trim() : value)

const reportAnswer = z.object({ reportId: z.string() })

/**
 * Tells the operator of a repository that should not be as it is. What is answered is stored; `bin/galleon report` lists it.
 * @throws ServiceError `repository-not-found`, `rate-exceeded`.
 */
export const reportRepository = defineOperation({
  name: 'reportRepository',
  service: 'gallery',
  action: publicAct,
  readOnly: false,
  input: z.object({
    ...repositoryMembers,
    reason: z.enum(reportReasons),
    text: z.preprocess(trimmed, text(limits.reportTextCharsMin, limits.reportTextCharsMax)),
    email: z.preprocess((value) => trimmed(value) || undefined, z.email().max(254).optional()),
  }),
  answer: reportAnswer,
  resource: () => ({ type: 'any' }),
  async run({ reason, text: words, email, ...members }, caller, context): Promise<z.output<typeof reportAnswer>> {
    const found = await context.gallery.find(members.registryAliasName, members.repositoryName)
    if (!found) throw repositoryNotFound(members)
    await limitReports(caller, context)
    const { accountId, primaryAlias: registryAlias, repositoryName } = found
    const id = context.newId()
    await context.reports.add({ id, accountId, registryAlias, repositoryName, reason, text: words, ...(email ? { email } : {}) })
    // The words themselves are the operator's to read, not the log's.
    context.log.warn({ reportId: id, repository: `${registryAlias}/${repositoryName}`, reason }, 'a repository was reported')
    return { reportId: id }
  },
})

async function limitReports({ request }: Caller, { rates }: Pick<Context, 'rates'>): Promise<void> {
  const turns = [
    [`report ${sourceNetwork(request.sourceIp)}`, perVisitor],
    ['report', inAll],
  ] as const
  for (const [key, { perSecond, burst }] of turns) {
    const turn = await rates.take(key, perSecond, { burst })
    if (!turn.taken) throw rateExceeded(turn.retryAfterSeconds)
  }
}
