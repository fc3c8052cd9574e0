import { createHash, randomBytes } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import tar from 'tar-stream'

interface Descriptor {
  readonly mediaType: string
  readonly digest: string
  readonly size: number
}

const manifestType = 'application/vnd.oci.image.manifest.v1+json'
const indexType = 'application/vnd.oci.image.index.v1+json'

/**
 * Makes an OCI image layout in `folder` with two images of random content in it: `single` for one machine, and `multi`,
 * an index for three.
 */
export async function writeImageLayout(folder: string): Promise<void> {
  const blobs = path.join(folder, 'blobs/sha256')
  fs.mkdirSync(blobs, { recursive: true })
  const add = (mediaType: string, bytes: Buffer | string): Descriptor => {
    const hex = createHash('sha256').update(bytes).digest('hex')
    fs.writeFileSync(path.join(blobs, hex), bytes)
    return { mediaType, digest: `sha256:${hex}`, size: Buffer.byteLength(bytes) }
  }
  const addJson = (mediaType: string, document: object) => add(mediaType, JSON.stringify(document))

  const addImage = async (architecture: string): Promise<Descriptor> => {
    const layers = [await tarOf('greeting', `hello from ${architecture}`), await tarOf('noise', randomBytes(300_000))]
    const diffIds = layers.map((layer) => `sha256:${createHash('sha256').update(layer).digest('hex')}`)
    const config = {
      os: 'linux',
      architecture,
      created: new Date().toISOString(),
      config: {},
      rootfs: { type: 'layers', diff_ids: diffIds },
    }
    return addJson(manifestType, {
      schemaVersion: 2,
      mediaType: manifestType,
      config: addJson('application/vnd.oci.image.config.v1+json', config),
      layers: layers.map((layer) => add('application/vnd.oci.image.layer.v1.tar+gzip', gzipSync(layer))),
    })
  }
  const children: object[] = []
  for (const architecture of ['amd64', 'arm64', 's390x']) {
    children.push({ ...(await addImage(architecture)), platform: { os: 'linux', architecture } })
  }
  const index = addJson(indexType, { schemaVersion: 2, mediaType: indexType, manifests: children })
  const tagged = (descriptor: object, tag: string) => ({ ...descriptor, annotations: { 'org.opencontainers.image.ref.name': tag } })
  const manifests = [tagged(await addImage('amd64'), 'single'), tagged(index, 'multi')]
  fs.writeFileSync(path.join(folder, 'index.json'), JSON.stringify({ schemaVersion: 2, manifests }))
  fs.writeFileSync(path.join(folder, 'oci-layout'), JSON.stringify({ imageLayoutVersion: '1.0.0' }))
}

/** An uncompressed layer with one file in it. */
export async function tarOf(name: string, content: string | Buffer): Promise<Buffer> {
  const pack = tar.pack()
  pack.entry({ name }, content)
  pack.finalize()
  const chunks: Buffer[] = []
  for await (const chunk of pack) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

/** The blobs and manifests of an OCI image layout, by digest: a copy must have the same. */
export function blobsOf(folder: string): string[] {
  return fs.readdirSync(path.join(folder, 'blobs/sha256')).sort()
}
