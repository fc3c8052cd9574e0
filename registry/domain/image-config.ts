import { z } from 'zod'

export const healthcheck = z.object({
  test: z.array(z.string()).readonly().describe('`NONE`, `CMD` or `CMD-SHELL`, and what to run.'),
  intervalSeconds: z.number().optional(),
  timeoutSeconds: z.number().optional(),
  startPeriodSeconds: z.number().optional(),
  retries: z.number().optional(),
})

export type Healthcheck = z.output<typeof healthcheck>

/** A container image's configuration as it was written; members that it leaves out, or that make no sense, are absent. */
export const imageConfigSchema = z.object({
  os: z.string().optional(),
  architecture: z.string().optional(),
  variant: z.string().optional(),
  osVersion: z.string().optional(),
  author: z.string().optional(),
  createdAt: z.string().describe('ISO 8601.').optional(),
  entrypoint: z.array(z.string()).readonly().optional(),
  command: z.array(z.string()).readonly().optional(),
  environment: z.array(z.string()).readonly().describe('`NAME=value`.'),
  user: z.string().optional(),
  workingDirectory: z.string().optional(),
  exposedPorts: z.array(z.string()).readonly().describe('As in `80/tcp`.'),
  volumes: z.array(z.string()).readonly(),
  stopSignal: z.string().optional(),
  shell: z.array(z.string()).readonly().optional(),
  onBuild: z.array(z.string()).readonly().describe('Instructions that run in builds from this image.'),
  labels: z.record(z.string(), z.string()),
  healthcheck: healthcheck.optional(),
})

export type ImageConfig = z.output<typeof imageConfigSchema>

/** A step of the build. */
export const historyEntry = z.object({
  createdAt: z.string().describe('ISO 8601.').optional(),
  createdBy: z.string().describe('The instruction or command, as the builder wrote it.').optional(),
  comment: z.string().optional(),
  emptyLayer: z.boolean(),
})

export type HistoryEntry = z.output<typeof historyEntry>

export interface ReadConfig {
  readonly config: ImageConfig
  readonly history: readonly HistoryEntry[]
  /** Sentences about members that are not what they should be. */
  readonly problems: readonly string[]
}

/** Entries beyond this are left out of each list. */
export const configEntriesMax = 500

/** How much is taken of each list and of each text. */
interface Caps {
  readonly entriesMax: number
  readonly charsMax: number
}

const usualCaps: Caps = { entriesMax: configEntriesMax, charsMax: 8192 }
// For who fills every list to its end: all of it together must stay what a page can show.
const tightCaps: Caps = { entriesMax: 100, charsMax: 300 }
const charsTogetherMax = 500_000

/**
 * Reads what there is to read: a wrong member costs only itself, and is named among the problems.
 * @see OCI image specification config.md; Docker adds `Healthcheck`, `OnBuild` and `Shell`.
 */
export function readImageConfig(bytes: Uint8Array): ReadConfig {
  const document = parseObject(bytes)
  if (!document) return { config: emptyConfig, history: [], problems: ['The configuration is not a JSON object.'] }
  const read = readDocument(document, usualCaps)
  const shown = [read.config, read.history.slice(0, 2 * configEntriesMax)]
  if (JSON.stringify(shown).length <= charsTogetherMax) return read
  const { problems, ...shortened } = readDocument(document, tightCaps)
  return { ...shortened, problems: ['The configuration is so long that its lists and texts are cut off.', ...problems] }
}

function readDocument(document: Readonly<Record<string, unknown>>, caps: Caps): ReadConfig {
  const problems: string[] = []
  const shapes = shapesWithin(caps)
  const whole = memberReader(document, '', problems)
  const run = memberReader(whole('config', object, 'an object') ?? {}, 'config.', problems)
  const config = { ...readPlace(whole, shapes), ...readRun(run, shapes, problems) }
  const history = readHistory(whole('history', z.array(z.unknown()), 'a list') ?? [], shapes, problems)
  return { config, history, problems: problems.slice(0, 20) }
}

const emptyConfig: ImageConfig = { environment: [], exposedPorts: [], volumes: [], onBuild: [], labels: {} }

const object = z.record(z.string(), z.unknown())
const date = z.iso.datetime({ offset: true }).transform((moment) => new Date(moment).toISOString())

type Shapes = ReturnType<typeof shapesWithin>

function shapesWithin({ entriesMax, charsMax }: Caps) {
  const bounded = (value: string) => (value.length > charsMax ? `${value.slice(0, charsMax)}…` : value)
  const text = z.string().transform(bounded)
  const list = z.array(z.string()).or(z.string().transform((one) => [one]))
  return {
    text,
    texts: list.transform((texts) => texts.slice(0, entriesMax).map(bounded)),
    keys: object.transform((members) => Object.keys(members).slice(0, entriesMax).map(bounded)),
    labels: (entries: readonly (readonly [string, string])[]) =>
      Object.fromEntries(entries.slice(0, entriesMax).map(([name, value]) => [bounded(name), bounded(value)])),
  }
}

type MemberReader = ReturnType<typeof memberReader>

// Go writes what is empty as null.
function memberReader(members: Readonly<Record<string, unknown>>, place: string, problems: string[]) {
  return <Value>(name: string, schema: z.ZodType<Value>, shape: string): Value | undefined => {
    const value = Object.hasOwn(members, name) ? members[name] : undefined
    if (value === undefined || value === null || value === '') return undefined
    const parsed = schema.safeParse(value)
    if (!parsed.success) problems.push(`${place}${name} is not ${shape}.`)
    return parsed.data
  }
}

function readPlace(member: MemberReader, { text }: Shapes) {
  return present({
    os: member('os', text, 'a text'),
    architecture: member('architecture', text, 'a text'),
    variant: member('variant', text, 'a text'),
    osVersion: member('os.version', text, 'a text'),
    author: member('author', text, 'a text'),
    createdAt: member('created', date, 'a date'),
  })
}

function readRun(member: MemberReader, shapes: Shapes, problems: string[]): ImageConfig {
  const { text, texts, keys } = shapes
  return {
    ...present({
      entrypoint: member('Entrypoint', texts, 'a list of texts'),
      command: member('Cmd', texts, 'a list of texts'),
      user: member('User', text, 'a text'),
      workingDirectory: member('WorkingDir', text, 'a text'),
      stopSignal: member('StopSignal', text, 'a text'),
      shell: member('Shell', texts, 'a list of texts'),
      healthcheck: readHealthcheck(member('Healthcheck', object, 'an object'), shapes, problems),
    }),
    environment: member('Env', texts, 'a list of texts') ?? [],
    exposedPorts: member('ExposedPorts', keys, 'an object') ?? [],
    volumes: member('Volumes', keys, 'an object') ?? [],
    onBuild: member('OnBuild', texts, 'a list of texts') ?? [],
    labels: readLabels(member('Labels', object, 'an object') ?? {}, shapes, problems),
  }
}

function readLabels(labels: Readonly<Record<string, unknown>>, shapes: Shapes, problems: string[]): Readonly<Record<string, string>> {
  const entries = Object.entries(labels)
  const named = entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string')
  if (named.length < entries.length) problems.push('config.Labels has values that are not texts.')
  return shapes.labels(named)
}

// In nanoseconds, as Go counts.
const duration = z.number().transform((nanoseconds) => nanoseconds / 1e9)

function readHealthcheck(
  check: Readonly<Record<string, unknown>> | undefined,
  { texts }: Shapes,
  problems: string[],
): Healthcheck | undefined {
  if (!check) return undefined
  const member = memberReader(check, 'config.Healthcheck.', problems)
  return {
    test: member('Test', texts, 'a list of texts') ?? [],
    ...present({
      intervalSeconds: member('Interval', duration, 'a number'),
      timeoutSeconds: member('Timeout', duration, 'a number'),
      startPeriodSeconds: member('StartPeriod', duration, 'a number'),
      retries: member('Retries', z.number(), 'a number'),
    }),
  }
}

function readHistory(entries: readonly unknown[], { text }: Shapes, problems: string[]): HistoryEntry[] {
  return entries.map((entry, index) => {
    const isObject = typeof entry === 'object' && entry !== null
    if (!isObject) problems.push(`history[${index}] is not an object.`)
    const member = memberReader(isObject ? (entry as Record<string, unknown>) : {}, `history[${index}].`, problems)
    return {
      ...present({
        createdAt: member('created', date, 'a date'),
        createdBy: member('created_by', text, 'a text'),
        comment: member('comment', text, 'a text'),
      }),
      emptyLayer: member('empty_layer', z.boolean(), 'true or false') ?? false,
    }
  })
}

function parseObject(bytes: Uint8Array): Readonly<Record<string, unknown>> | undefined {
  try {
    const document: unknown = JSON.parse(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8'))
    return typeof document === 'object' && document !== null && !Array.isArray(document) ? (document as Record<string, unknown>) : undefined
  } catch {
    return undefined
  }
}

/** Without the members that are not there. */
function present<Members extends object>(members: Members): { [Name in keyof Members]?: Exclude<Members[Name], undefined> } {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as {
    [Name in keyof Members]?: Exclude<Members[Name], undefined>
  }
}
