import { parseDocument } from 'yaml'
import { z } from 'zod'

export const chartMaintainer = z.object({
  name: z.string(),
  url: z.string().optional(),
})

export type ChartMaintainer = z.output<typeof chartMaintainer>

export const chartDependency = z.object({
  name: z.string(),
  version: z.string().optional(),
  repository: z.string().optional(),
})

export type ChartDependency = z.output<typeof chartDependency>

/** What a chart says of itself. */
export const chartSchema = z.object({
  definition: z.string().describe('`Chart.yaml` as it stands.').optional(),
  name: z.string().optional(),
  version: z.string().optional(),
  appVersion: z.string().optional(),
  description: z.string().optional(),
  type: z.string().optional(),
  kubeVersion: z.string().optional(),
  home: z.string().optional(),
  deprecated: z.boolean().optional(),
  keywords: z.array(z.string()).readonly(),
  sources: z.array(z.string()).readonly(),
  maintainers: z.array(chartMaintainer).readonly(),
  dependencies: z.array(chartDependency).readonly(),
  readme: z.string().describe('Markdown.').optional(),
  readmeCutOff: z.boolean().describe('True when the README is longer than what is read of it.'),
  problems: z.array(z.string()).readonly().describe('Sentences about what could not be read.'),
})

export type Chart = z.output<typeof chartSchema>

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
