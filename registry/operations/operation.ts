import type { z } from 'zod'
import type { Context } from '#registry/context.ts'
import type { Principal } from '#registry/domain/principal.ts'
import type { QuotaCode } from '#registry/domain/quotas.ts'
import type { Resource } from '#registry/domain/resource.ts'

/** The facts of one request that an operation, its policies or its record may need. */
export interface RequestFacts {
  readonly requestId: string
  readonly sourceIp: string
  readonly userAgent: string
  /** True when the client speaks TLS, to us or to a proxy that we trust. */
  readonly secure?: boolean
  /** The region that the client signed for. */
  readonly region?: string
}

export interface Caller {
  readonly principal: Principal
  readonly request: RequestFacts
}

/** Everyone may read the public gallery and pull; no policy controls it (user guide, "Public repositories"). */
export const publicRead = Symbol('public read')

/** Everyone may do this; how often, the operation itself bounds. It is nobody's act, so no audit log tells of it unless the operation writes to one. */
export const publicAct = Symbol('public act')

/** Everyone who is somebody may ask this, whatever policies say: who they are. */
export const signedIn = Symbol('signed in')

export type ServiceName = 'ecr-public' | 'distribution' | 'gallery' | 'iam' | 'sts' | 'cloudtrail' | 'service-quotas' | 'galleon' | 'signin'

/** What a request says that conditions may ask: `aws:RequestTag/…`, `aws:TagKeys` and the like. */
export type RequestConditions = Readonly<Record<string, string | readonly string[]>>

/** How an operation's event differs from what its input and output say; see `audit/describe-event.ts`. */
export interface EventShape<Input, Output> {
  /** In place of the input. */
  requestParameters?(input: Input, resources: readonly Resource[]): unknown
  /** In place of the output. */
  responseElements?(output: Output, input: Input, resources: readonly Resource[]): unknown
}

/**
 * One verb of one API. It declares who may call it: the IAM action and the resource the runner checks,
 * {@link signedIn}, {@link publicRead} or {@link publicAct}. Without that it is not an operation, and does not compile.
 */
export interface Operation<Schema extends z.ZodType = z.ZodType, Output = unknown, Prepared = unknown> {
  /** The wire name, as in the API model: `CreateRepository`. */
  readonly name: string
  readonly service: ServiceName
  /** `ecr-public:CreateRepository`, {@link signedIn}, {@link publicRead} or {@link publicAct}. */
  readonly action: string | typeof signedIn | typeof publicRead | typeof publicAct
  /** Further permission-only actions that its caller needs, on `*`. */
  readonly dependentActions?: readonly string[]
  /** True of what is for those only whose account runs the installation; its action must be allowed as well. */
  readonly operatorsOnly?: true
  readonly readOnly: boolean
  /**
   * False for a change that a crash may forget, as the client begins again: it is not run in a transaction, and its event
   * is written soon and not with it.
   */
  readonly durable?: false
  readonly input: Schema
  /** What it answers, for who documents it; answers are not checked by it. Dates go over the wire as ISO 8601. */
  readonly answer?: z.ZodType<Output>
  /** The rate quota that calls of one account share. */
  readonly rateQuota?: QuotaCode
  readonly event?: EventShape<z.output<Schema>, Output>
  /** What it acts on, from its input alone or with a look-up; asked before anything is run. All of several must be allowed. */
  resource(
    input: z.output<Schema>,
    caller: Caller,
    context: Context,
  ): Resource | readonly Resource[] | Promise<Resource | readonly Resource[]>
  conditions?(input: z.output<Schema>): RequestConditions
  /** Slow work, such as receiving a layer, before the change: outside of its transaction. */
  prepare?(input: z.output<Schema>, caller: Caller, context: Context): Promise<Prepared>
  /** A change runs in one transaction with the record of its event. */
  run(input: z.output<Schema>, caller: Caller, context: Context, prepared: Prepared): Promise<Output>
}

/** Lets TypeScript infer the schema and the output of an operation. */
export function defineOperation<Schema extends z.ZodType, Output, Prepared = undefined>(
  operation: Operation<Schema, Output, Prepared>,
): Operation<Schema, Output, Prepared> {
  return Object.freeze(operation)
}
