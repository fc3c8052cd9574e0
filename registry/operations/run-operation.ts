import type { z } from 'zod'
import type { Context } from '#registry/context.ts'
import { ServiceError } from '#registry/domain/service-error.ts'
import { authorize } from './authorize.ts'
import { describeIssue } from './invalid-parameter.ts'
import { type Caller, type Operation, publicRead } from './operation.ts'

/**
 * The one way into an operation: validate, authorise, run.
 * @throws ServiceError `invalid-parameter` naming the member and the rule, `access-denied` naming who, what and why,
 * and whatever the operation itself throws.
 */
export async function runOperation<Schema extends z.ZodType, Output>(
  operation: Operation<Schema, Output>,
  rawInput: unknown,
  caller: Caller,
  context: Context,
): Promise<Output> {
  const parsed = operation.input.safeParse(rawInput, { reportInput: true })
  if (!parsed.success) throw new ServiceError('invalid-parameter', describeIssue(parsed.error), { cause: parsed.error })
  if (operation.action !== publicRead) {
    const resource = await operation.resource(parsed.data, caller, context)
    authorize(caller.principal, operation.action, resource)
  }
  return operation.run(parsed.data, caller, context)
}
