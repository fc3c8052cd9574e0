import type { Machine } from '#demo/machine/machines.ts'
import { mediaTypes } from '#registry/domain/media-types.ts'
import { type Artifact, createArtifact, createBlob, describe } from './artifact.ts'
import type { Layer } from './layer.ts'

/** Two families of media types say the same; both are in wide use, so both are in the demo gallery. */
export type ImageFormat = 'docker' | 'oci'

const formats = {
  docker: {
    manifest: mediaTypes.dockerManifest,
    index: mediaTypes.dockerManifestList,
    config: mediaTypes.dockerImageConfig,
    layer: 'application/vnd.docker.image.rootfs.diff.tar.gzip',
  },
  oci: {
    manifest: mediaTypes.ociManifest,
    index: mediaTypes.ociIndex,
    config: mediaTypes.ociImageConfig,
    layer: 'application/vnd.oci.image.layer.v1.tar+gzip',
  },
} as const satisfies Record<ImageFormat, unknown>

/** How a container is run of it. @see OCI image specification, config.md */
export interface RunSettings {
  readonly entrypoint: readonly string[]
  readonly command?: readonly string[]
  readonly environment?: readonly string[]
  readonly ports?: readonly number[]
}

export interface ImageRelease {
  readonly format: ImageFormat
  readonly createdAt: string
  readonly labels: Readonly<Record<string, string>>
  readonly settings: RunSettings
}

export interface ImageOfMachine {
  readonly machine: Machine
  /** From the bottom up, each with how it came about. */
  readonly layers: readonly { readonly layer: Layer; readonly madeBy: string }[]
}

// Nobody in particular: nothing in these images needs a right.
const user = '65534:65534'

/** An index of one image for each kind of machine. */
export function createMultiPlatformImage(release: ImageRelease, images: readonly ImageOfMachine[]): Artifact {
  const { index, manifest } = formats[release.format]
  const children = images.map((image) => createImage(release, image))
  const manifests = children.map((child, position) => ({
    ...describe(manifest, { digest: child.digest, bytes: child.manifest }),
    platform: images[position]?.machine.platform,
  }))
  const annotations = release.format === 'oci' ? { annotations: release.labels } : {}
  return createArtifact(index, { manifests, ...annotations }, { children })
}

function createImage(release: ImageRelease, { machine, layers }: ImageOfMachine): Artifact {
  const { manifest, config, layer: layerType } = formats[release.format]
  const configBlob = createBlob(Buffer.from(JSON.stringify(configurationOf(release, { machine, layers }))))
  return createArtifact(
    manifest,
    { config: describe(config, configBlob), layers: layers.map(({ layer }) => describe(layerType, layer)) },
    { blobs: [configBlob, ...layers.map(({ layer }) => layer)] },
  )
}

function configurationOf({ createdAt, labels, settings }: ImageRelease, { machine, layers }: ImageOfMachine) {
  const { entrypoint, command, environment = [], ports = [] } = settings
  return {
    created: createdAt,
    ...machine.platform,
    config: {
      User: user,
      ...(ports.length > 0 ? { ExposedPorts: Object.fromEntries(ports.map((port) => [`${port}/tcp`, {}])) } : {}),
      Env: ['PATH=/bin', ...environment],
      Entrypoint: entrypoint,
      ...(command ? { Cmd: command } : {}),
      WorkingDir: '/',
      Labels: labels,
    },
    rootfs: { type: 'layers', diff_ids: layers.map(({ layer }) => layer.diffId) },
    history: layers.map(({ madeBy }) => ({ created: createdAt, created_by: madeBy })),
  }
}
