import type { Digest } from './digest.ts'

export interface Descriptor {
  readonly mediaType: string
  readonly digest: Digest
  readonly sizeBytes: number
  readonly artifactType?: string
  readonly annotations?: Readonly<Record<string, string>>
}

/** An image's operating system and processor in Go's words: `linux`, `amd64`, `v7`. */
export interface Platform {
  readonly os: string
  readonly architecture: string
  readonly variant?: string
  readonly osVersion?: string
}

export interface IndexChild extends Descriptor {
  readonly platform?: Platform
}

/** A manifest as it was read from its bytes. */
export type Manifest = ImageManifest | ImageIndex

interface ManifestCommon {
  readonly mediaType: string
  readonly artifactType?: string
  readonly subject?: Descriptor
  readonly annotations: Readonly<Record<string, string>>
}

export interface ImageManifest extends ManifestCommon {
  readonly type: 'image'
  readonly config: Descriptor
  readonly layers: readonly Descriptor[]
}

export interface ImageIndex extends ManifestCommon {
  readonly type: 'index'
  readonly manifests: readonly IndexChild[]
}

/**
 * What is kept of a manifest beside its bytes, so that pages and API answers need no blob reads (JSON in the
 * column `manifest.summary`).
 */
export interface ManifestSummary {
  readonly type: 'image' | 'index'
  /** Of an image: its own; of an index: its children's that run somewhere. */
  readonly platforms: readonly PlatformSummary[]
  readonly annotations: Readonly<Record<string, string>>
  /** Of an image. */
  readonly layers?: readonly Descriptor[]
  readonly config?: Descriptor
  /** When the image was built, from its configuration: ISO 8601. */
  readonly builtAt?: string
}

export interface PlatformSummary extends Platform {
  /** The manifest to run there. */
  readonly digest: Digest
  readonly sizeBytes: number
}
