/** What a tag holds, as far as pulling it goes. */
export type ArtifactKind = 'image' | 'chart' | 'artifact'

interface MediaTypes {
  readonly imageManifestMediaType: string
  readonly artifactMediaType?: string | undefined
}

const helmConfig = 'application/vnd.cncf.helm.config.v1+json'
const imageConfigs = new Set(['application/vnd.docker.container.image.v1+json', 'application/vnd.oci.image.config.v1+json'])

const manifestNames: Readonly<Record<string, string>> = {
  'application/vnd.oci.image.index.v1+json': 'OCI image index',
  'application/vnd.oci.image.manifest.v1+json': 'OCI image',
  'application/vnd.docker.distribution.manifest.list.v2+json': 'Docker manifest list',
  'application/vnd.docker.distribution.manifest.v2+json': 'Docker image',
  'application/vnd.docker.distribution.manifest.v1+prettyjws': 'Docker image, schema 1',
  'application/vnd.docker.distribution.manifest.v1+json': 'Docker image, schema 1',
}

const artifactNames: Readonly<Record<string, string>> = {
  'application/vnd.wasm.config.v0+json': 'WebAssembly module',
  'application/spdx+json': 'SPDX bill of materials',
  'application/vnd.cyclonedx+json': 'CycloneDX bill of materials',
}

/** Told by the config's or the artifact's own media type; without one it is an image. */
export function artifactKind({ artifactMediaType }: MediaTypes): ArtifactKind {
  if (!artifactMediaType || imageConfigs.has(artifactMediaType)) return 'image'
  return artifactMediaType === helmConfig ? 'chart' : 'artifact'
}

/** A type for people: "OCI image index", "Helm chart", or the media type itself when no name is known. */
export function artifactTypeName(types: MediaTypes): string {
  const kind = artifactKind(types)
  if (kind === 'chart') return 'Helm chart'
  const { artifactMediaType = '' } = types
  if (kind === 'artifact') return artifactNames[artifactMediaType] ?? artifactMediaType
  return manifestNames[types.imageManifestMediaType] ?? types.imageManifestMediaType
}
