import { expect, test } from 'vitest'
import { artifactKind, artifactTypeName } from './artifact.ts'

const ociIndex = 'application/vnd.oci.image.index.v1+json'
const ociManifest = 'application/vnd.oci.image.manifest.v1+json'

test.each([
  [ociIndex, undefined, 'image', 'OCI image index'],
  [ociManifest, 'application/vnd.oci.image.config.v1+json', 'image', 'OCI image'],
  ['application/vnd.docker.distribution.manifest.list.v2+json', undefined, 'image', 'Docker manifest list'],
  ['application/vnd.docker.distribution.manifest.v2+json', 'application/vnd.docker.container.image.v1+json', 'image', 'Docker image'],
  [ociManifest, 'application/vnd.cncf.helm.config.v1+json', 'chart', 'Helm chart'],
  [ociManifest, 'application/vnd.wasm.config.v0+json', 'artifact', 'WebAssembly module'],
  [ociManifest, 'application/x-policy', 'artifact', 'application/x-policy'],
  ['application/x-new', undefined, 'image', 'application/x-new'],
])('%s with %s', (imageManifestMediaType, artifactMediaType, kind, name) => {
  expect(artifactKind({ imageManifestMediaType, artifactMediaType })).toBe(kind)
  expect(artifactTypeName({ imageManifestMediaType, artifactMediaType })).toBe(name)
})
