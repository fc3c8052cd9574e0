import { mediaTypes } from '#registry/domain/media-types.ts'
import { type Artifact, createArtifact, createBlob, describe } from './artifact.ts'
import { compress, createArchive, type LayerFile } from './layer.ts'

const chartContent = 'application/vnd.cncf.helm.chart.content.v1.tar+gzip'

/** What `Chart.yaml` holds. @see https://helm.sh/docs/topics/charts/#the-chartyaml-file */
export interface ChartMetadata {
  readonly name: string
  readonly version: string
  readonly appVersion: string
  readonly description: string
  readonly keywords: readonly string[]
}

/** A chart as `helm push` would push it. `files` are without `Chart.yaml`; their paths are inside the chart. */
export async function createHelmChart(chart: ChartMetadata, files: readonly LayerFile[], createdAt: string): Promise<Artifact> {
  const metadata = { apiVersion: 'v2', type: 'application', ...chart }
  // Every JSON value is a YAML value too.
  const chartYaml = Object.entries(metadata).map(([key, value]) => `${key}: ${JSON.stringify(value)}\n`)
  const entries = [{ path: 'Chart.yaml', content: chartYaml.join('') }, ...files]
  const archive = await createArchive(entries.map((file) => ({ ...file, path: `${chart.name}/${file.path}` })))
  const config = createBlob(Buffer.from(JSON.stringify(metadata)))
  const content = createBlob(compress(archive))
  const annotations = {
    'org.opencontainers.image.title': chart.name,
    'org.opencontainers.image.version': chart.version,
    'org.opencontainers.image.description': chart.description,
    'org.opencontainers.image.created': createdAt,
  }
  const manifest = { config: describe(mediaTypes.helmConfig, config), layers: [describe(chartContent, content)], annotations }
  return createArtifact(mediaTypes.ociManifest, manifest, { blobs: [config, content] })
}
