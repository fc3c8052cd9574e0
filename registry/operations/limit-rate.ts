import type { z } from 'zod'
import type { Context } from '#registry/context.ts'
import type { Caller, Operation } from './operation.ts'

/** @throws ServiceError `rate-exceeded`. */
export async function limitRate<Schema extends z.ZodType>(
  _operation: Operation<Schema>,
  _caller: Caller,
  _context: Context,
): Promise<void> {}
