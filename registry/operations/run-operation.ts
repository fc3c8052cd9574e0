import type { z } from 'zod'
import type { Context } from '#registry/context.ts'
import { principalArn } from '#registry/domain/principal.ts'
import type { Resource } from '#registry/domain/resource.ts'
import { ServiceError } from '#registry/domain/service-error.ts'
import { describeEvents, type Outcome } from './audit/describe-event.ts'
import { authorize } from './authorize.ts'
import { describeIssue } from './invalid-parameter.ts'
import { limitRate } from './limit-rate.ts'
import { type Caller, type Operation, publicAct, publicRead, signedIn } from './operation.ts'
import { findUnstorableText } from './storable-text.ts'

/**
 * The one way into an operation: validate, authorise, run, record. A change and its event are one transaction: neither
 * is there without the other. Reads and refusals are recorded soon after.
 * @throws ServiceError `invalid-parameter` naming the member and the rule, `access-denied` naming who, what and why,
 * `rate-exceeded`, and whatever the operation itself throws.
 */
export async function runOperation<Schema extends z.ZodType, Output, Prepared>(
  operation: Operation<Schema, Output, Prepared>,
  rawInput: unknown,
  caller: Caller,
  context: Context,
): Promise<Output> {
  if (operation.action === publicRead || operation.action === publicAct) return runPublic(operation, rawInput, caller, context)
  const seen: { input: unknown; resources: readonly Resource[] } = { input: undefined, resources: [] }
  const eventsOf = (result: Pick<Outcome, 'output' | 'error'>) =>
    describeEvents({ operation, caller, ...seen, ...result, eventId: context.newId(), at: context.clock() })
  try {
    const input = parseInput(operation, rawInput)
    seen.input = input
    const found = await operation.resource(input, caller, context)
    seen.resources = isList(found) ? found : [found]
    await permit(operation, input, caller, seen.resources, context)
    await limitRate(operation, caller, context)
    // Without `prepare` its type is undefined.
    const prepared = (await operation.prepare?.(input, caller, context)) as Prepared
    const work = () => operation.run(input, caller, context, prepared)
    if (operation.readOnly || operation.durable === false) {
      const output = await work()
      context.events.recordSoon(eventsOf({ output }))
      return output
    }
    const output = await context.transactions.run(work, (result) => context.events.record(eventsOf({ output: result })))
    // What was answered counts at once here; other processes are told.
    if (operation.service === 'iam') context.identities.forget(ownAccountOf(caller))
    return output
  } catch (error) {
    context.events.recordSoon(eventsOf({ error }))
    throw error
  }
}

async function runPublic<Schema extends z.ZodType, Output, Prepared>(
  operation: Operation<Schema, Output, Prepared>,
  rawInput: unknown,
  caller: Caller,
  context: Context,
): Promise<Output> {
  const input = parseInput(operation, rawInput)
  const prepared = (await operation.prepare?.(input, caller, context)) as Prepared
  return operation.run(input, caller, context, prepared)
}

function parseInput<Schema extends z.ZodType>({ input }: Operation<Schema>, rawInput: unknown): z.output<Schema> {
  const parsed = input.safeParse(rawInput, { reportInput: true })
  if (!parsed.success) throw new ServiceError('invalid-parameter', describeIssue(parsed.error), { cause: parsed.error })
  // No schema can forget it: the database would refuse such a text much later, as a fault of ours.
  const unstorable = findUnstorableText(parsed.data)
  if (!unstorable) return parsed.data
  const rule = 'must consist of Unicode characters other than null'
  throw new ServiceError('invalid-parameter', `Invalid parameter at '${unstorable.join('.')}' failed to satisfy constraint: '${rule}'`)
}

async function permit<Schema extends z.ZodType>(
  { action, service, operatorsOnly, dependentActions = [], conditions }: Operation<Schema>,
  input: z.output<Schema>,
  caller: Caller,
  resources: readonly Resource[],
  context: Context,
): Promise<void> {
  if (typeof action === 'symbol') {
    if (action === signedIn && caller.principal.type === 'anonymous') throw new ServiceError('access-denied', 'Not Authorized')
    return
  }
  // Else somebody who is let in for some hours could make keys and users that stay.
  if (service === 'iam' && caller.principal.type === 'federated-user') {
    throw new ServiceError('access-denied', 'Cannot call IAM with the credentials of a federated user')
  }
  if (operatorsOnly) await requireOperator(action, caller, context)
  const requestConditions = conditions?.(input) ?? {}
  for (const resource of resources) await authorize({ caller, action, resource, requestConditions }, context)
  for (const dependent of dependentActions) {
    await authorize({ caller, action: dependent, resource: { type: 'any' }, requestConditions }, context)
  }
}

async function requireOperator(action: string, { principal }: Caller, { accounts }: Context): Promise<void> {
  if (principal.type === 'anonymous') throw new ServiceError('access-denied', 'Not Authorized')
  if ((await accounts.find(principal.accountId))?.operator) return
  const why = 'because its account does not run this installation'
  throw new ServiceError('access-denied', `User: ${principalArn(principal)} is not authorized to perform: ${action} ${why}`)
}

function ownAccountOf({ principal }: Caller): string {
  return principal.type === 'anonymous' ? '' : principal.accountId
}

function isList(found: Resource | readonly Resource[]): found is readonly Resource[] {
  return Array.isArray(found)
}
