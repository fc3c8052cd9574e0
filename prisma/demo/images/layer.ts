import { buffer } from 'node:stream/consumers'
import { gzipSync } from 'node:zlib'
import tar from 'tar-stream'
import { type Digest, digestOf } from '#registry/domain/digest.ts'

export interface LayerFile {
  /** Without a leading slash. A folder when it ends with one. */
  readonly path: string
  readonly content?: Buffer | string
  /** Of its owner, root; 0644 for files and 0755 for folders when left out. */
  readonly mode?: number
}

export interface Layer {
  /** A gzipped tar archive. */
  readonly bytes: Buffer
  readonly digest: Digest
  /** Of the archive before it is compressed, as an image's configuration lists it. */
  readonly diffId: Digest
}

const operatingSystemOffset = 9
const unknownOperatingSystem = 255

/** The same files make the same bytes everywhere: no times, no owners, nothing of the machine that packed them. */
export async function createLayer(files: readonly LayerFile[]): Promise<Layer> {
  const archive = await createArchive(files)
  const bytes = compress(archive)
  return { bytes, digest: digestOf(bytes), diffId: digestOf(archive) }
}

export async function createArchive(files: readonly LayerFile[]): Promise<Buffer> {
  const pack = tar.pack()
  for (const { path, content, mode } of files) {
    const isFolder = path.endsWith('/')
    pack.entry(
      { name: path, type: isFolder ? 'directory' : 'file', mode: mode ?? (isFolder ? 0o755 : 0o644), mtime: new Date(0) },
      isFolder ? '' : (content ?? ''),
    )
  }
  pack.finalize()
  return buffer(pack)
}

export function compress(archive: Buffer): Buffer {
  const bytes = gzipSync(archive, { level: 9 })
  // The one byte of the header that tells on what kind of system it was made.
  bytes[operatingSystemOffset] = unknownOperatingSystem
  return bytes
}
