import type { z } from 'zod'
import type { Context } from '#registry/context.ts'
import type { Principal } from '#registry/domain/principal.ts'
import type { Resource } from '#registry/domain/resource.ts'

/** The facts of one request that an operation or its record may need. */
export interface RequestFacts {
  readonly requestId: string
  readonly sourceIp: string
  readonly userAgent: string
}

export interface Caller {
  readonly principal: Principal
  readonly request: RequestFacts
}

/** Everyone may read the public gallery and pull; no policy controls it (user guide, "Public repositories"). */
export const publicRead = Symbol('public read')

/**
 * One verb of one API. It declares who may call it: the IAM action and the resource the runner checks, or
 * {@link publicRead}. Without that it is not an operation, and does not compile.
 */
export interface Operation<Schema extends z.ZodType = z.ZodType, Output = unknown> {
  /** The wire name, as in the API model: `CreateRepository`. */
  readonly name: string
  readonly service: 'ecr-public' | 'distribution' | 'gallery'
  /** `ecr-public:CreateRepository`, or {@link publicRead}. */
  readonly action: string | typeof publicRead
  readonly readOnly: boolean
  readonly input: Schema
  /** What it acts on, from its input alone or with a look-up; asked before anything is run. */
  resource(input: z.output<Schema>, caller: Caller, context: Context): Resource | Promise<Resource>
  run(input: z.output<Schema>, caller: Caller, context: Context): Promise<Output>
}

/** Lets TypeScript infer the schema and the output of an operation. */
export function defineOperation<Schema extends z.ZodType, Output>(operation: Operation<Schema, Output>): Operation<Schema, Output> {
  return Object.freeze(operation)
}
