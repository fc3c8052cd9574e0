import type { Context } from '#registry/context.ts'
import type { Caller, Operation } from '#registry/operations/operation.ts'
import { runOperation } from '#registry/operations/run-operation.ts'

export type Answer = Record<string, unknown>

/** Runs one of the operations by its wire name, as the door finds it; its answer is as untyped as on the wire. */
export async function callOperation<Result extends object = Answer>(
  operations: readonly Operation[],
  name: string,
  input: object,
  caller: Caller,
  context: Context,
): Promise<Result> {
  const operation = operations.find((one) => one.name === name)
  if (!operation) throw new Error(`There is no operation ${name}`)
  return (await runOperation(operation, input, caller, context)) as Result
}
