import { mediaTypes } from '#registry/domain/media-types.ts'
import { type Artifact, createArtifact, createBlob, describe } from './artifact.ts'

const [i32, functionType, noResult] = [0x7f, 0x60, 0x40]
const section = (id: number, ...content: number[]) => [id, content.length, ...content]
const text = (value: string) => [value.length, ...Buffer.from(value)]
const get = (local: number) => [0x20, local]
const set = (local: number) => [0x21, local]
const one = [0x41, 1]

/**
 * A WebAssembly module with a memory and `checksum(pointer, length)`: the exclusive or of the bytes there.
 * @see WebAssembly Core Specification, chapter 5, "Binary Format"
 */
export function checksumModule(): Buffer {
  const [pointer, length, sum] = [0, 1, 2]
  const [block, loop, end, branch, branchIf] = [0x02, 0x03, 0x0b, 0x0c, 0x0d]
  const [isZero, add, subtract, xor, loadByte] = [0x45, 0x6a, 0x6b, 0x73, [0x2d, 0, 0]] as const
  const body = [
    ...[1, 1, i32],
    ...[block, noResult, loop, noResult],
    ...[...get(length), isZero, branchIf, 1],
    ...[...get(sum), ...get(pointer), ...loadByte, xor, ...set(sum)],
    ...[...get(pointer), ...one, add, ...set(pointer)],
    ...[...get(length), ...one, subtract, ...set(length)],
    ...[branch, 0, end, end],
    ...[...get(sum), end],
  ]
  return Buffer.from([
    ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, 1, functionType, 2, i32, i32, 1, i32),
    ...section(3, 1, 0),
    ...section(5, 1, 0, 1),
    ...section(7, 2, ...text('memory'), 2, 0, ...text('checksum'), 0, 0),
    ...section(10, 1, body.length, ...body),
  ])
}

/** @see CNCF TAG Runtime, "WASM OCI Artifact layout" */
export function createWasmArtifact(
  module: Buffer,
  {
    fileName,
    createdAt,
    annotations,
  }: { readonly fileName: string; readonly createdAt: string; readonly annotations: Record<string, string> },
): Artifact {
  const layer = createBlob(module)
  const config = createBlob(
    Buffer.from(JSON.stringify({ created: createdAt, architecture: 'wasm', os: 'wasip1', layerDigests: [layer.digest] })),
  )
  const manifest = {
    config: describe('application/vnd.wasm.config.v0+json', config),
    layers: [{ ...describe('application/wasm', layer), annotations: { 'org.opencontainers.image.title': fileName } }],
    annotations,
  }
  return createArtifact(mediaTypes.ociManifest, manifest, { blobs: [config, layer] })
}
