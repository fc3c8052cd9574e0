import { parseDocument } from 'yaml'
import { z } from 'zod'

/** What a chart says of itself. */
export interface Chart {
  /** `Chart.yaml` as it stands. */
  readonly definition?: string
  readonly name?: string
  readonly version?: string
  readonly appVersion?: string
  readonly description?: string
  readonly type?: string
  readonly kubeVersion?: string
  readonly home?: string
  readonly deprecated?: boolean
  readonly keywords: readonly string[]
  readonly sources: readonly string[]
  readonly maintainers: readonly ChartMaintainer[]
  readonly dependencies: readonly ChartDependency[]
  /** Markdown. */
  readonly readme?: string
  /** True when the README is longer than what is read of it. */
  readonly readmeCutOff: boolean
  /** Sentences about what could not be read. */
  readonly problems: readonly string[]
}

export interface ChartMaintainer {
  readonly name: string
  readonly url?: string
}

export interface ChartDependency {
  readonly name: string
  readonly version?: string
  readonly repository?: string
}

const entriesMax = 100

const text = z.string().transform((value) => value.slice(0, 1000))
const optional = text
  .optional()
  .transform((value) => value || undefined)
  .catch(undefined)
const list = <Schema extends z.ZodType>(schema: Schema) =>
  z
    .array(schema)
    .transform((entries) => entries.slice(0, entriesMax))
    .catch([])

const chart = z.object({
  name: optional,
  version: optional,
  appVersion: optional,
  description: optional,
  type: optional,
  kubeVersion: optional,
  home: optional,
  deprecated: z.stringbool().optional().catch(undefined),
  keywords: list(text),
  sources: list(text),
  maintainers: list(z.object({ name: text, url: optional })),
  dependencies: list(z.object({ name: text, version: optional, repository: optional })),
})

/** Reads the files as far as they can be read; `bytesMax` is how much of each counts. */
export function parseChart(definition: Buffer | undefined, readme: Buffer | undefined, bytesMax: number): Chart {
  const problems: string[] = []
  const known = chart.parse(definition ? readDefinition(definition, bytesMax, problems) : {})
  if (!definition) problems.push('No Chart.yaml was found in the chart.')
  const isShown = definition && definition.length <= bytesMax
  return {
    ...Object.fromEntries(Object.entries(known).filter(([, value]) => value !== undefined)),
    keywords: known.keywords,
    sources: known.sources,
    maintainers: known.maintainers,
    dependencies: known.dependencies,
    ...(isShown ? { definition: definition.toString('utf8') } : {}),
    ...(readme ? { readme: readme.subarray(0, bytesMax).toString('utf8') } : {}),
    readmeCutOff: readme !== undefined && readme.length > bytesMax,
    problems,
  }
}

function readDefinition(bytes: Buffer, bytesMax: number, problems: string[]): object {
  if (bytes.length > bytesMax) {
    problems.push(`Chart.yaml is larger than the ${bytesMax} bytes that are read.`)
    return {}
  }
  try {
    // Everything as text: a version 1.10 is not the number 1.1. Aliases multiply, and such a file needs next to none.
    const document = parseDocument(bytes.toString('utf8'), { schema: 'failsafe', stringKeys: true, logLevel: 'silent' })
    const value: unknown = document.errors.length > 0 ? undefined : document.toJS({ maxAliasCount: 100 })
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value
  } catch {
    // Told below.
  }
  problems.push('Chart.yaml is not a YAML mapping.')
  return {}
}
