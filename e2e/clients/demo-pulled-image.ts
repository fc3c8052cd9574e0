import fs from 'node:fs'
import path from 'node:path'
import { gunzipSync } from 'node:zlib'
import tar from 'tar-stream'

interface Descriptor {
  readonly digest: string
  readonly platform?: { readonly architecture: string }
}

/** A folder that `skopeo copy --all docker://… dir:…` filled. */
export function openPulledImage(folder: string) {
  const read = (name: string) => fs.readFileSync(path.join(folder, name))
  const hexOf = ({ digest }: Descriptor) => digest.replace('sha256:', '')
  const index = JSON.parse(read('manifest.json').toString())
  const imageOf = (architecture: string) => {
    const found = (index.manifests as Descriptor[]).find(({ platform }) => platform?.architecture === architecture)
    return found && JSON.parse(read(`${hexOf(found)}.manifest.json`).toString())
  }
  return {
    index,
    /** The executable that the image runs, out of its top layer; undefined when it is not built for that machine. */
    async program(architecture: string): Promise<Buffer | undefined> {
      const image = imageOf(architecture)
      if (!image) return undefined
      const { config } = JSON.parse(read(hexOf(image.config)).toString())
      const files = await unpack(read(hexOf(image.layers.at(-1))))
      return files.get(config.Entrypoint[0].slice(1))
    },
    /** The files of an artifact's only layer, gzipped tar. */
    files: () => unpack(read(hexOf(index.layers[0]))),
    /** An artifact's only layer. */
    layer: () => read(hexOf(index.layers[0])),
  }
}

async function unpack(layer: Buffer): Promise<Map<string, Buffer>> {
  const files = new Map<string, Buffer>()
  const extract = tar.extract()
  extract.end(gunzipSync(layer))
  for await (const entry of extract) {
    const chunks: Buffer[] = []
    for await (const chunk of entry) chunks.push(chunk as Buffer)
    files.set(entry.header.name, Buffer.concat(chunks))
  }
  return files
}
