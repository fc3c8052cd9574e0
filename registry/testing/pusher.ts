import { randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'
import type { Context } from '#registry/context.ts'
import { type Digest, digestOf } from '#registry/domain/digest.ts'
import { mediaTypes } from '#registry/domain/media-types.ts'
import { appendUpload } from '#registry/operations/distribution/append-upload.ts'
import { completeUpload } from '#registry/operations/distribution/complete-upload.ts'
import { getBlob } from '#registry/operations/distribution/get-blob.ts'
import { mountBlob } from '#registry/operations/distribution/mount-blob.ts'
import { putManifest } from '#registry/operations/distribution/put-manifest.ts'
import { startUpload } from '#registry/operations/distribution/start-upload.ts'
import { runOperation } from '#registry/operations/run-operation.ts'
import type { TestCaller, TestContext } from './context.ts'

export interface TestRepository {
  readonly id: string
  readonly alias: string
  readonly repositoryName: string
}

/** The steps of a push as a client takes them, without a server. `context` can be another one than the test's own. */
export interface Pusher {
  readonly caller: TestCaller
  newRepository(): Promise<TestRepository>
  startUpload(to: TestRepository, text: string): Promise<string>
  completeUpload(to: TestRepository, uploadId: string, digest: Digest, context?: Context): Promise<void>
  /** The two above. */
  pushBlob(to: TestRepository, text: string): Promise<Digest>
  /** As `HEAD` asks: is it there? */
  has(to: TestRepository, digest: Digest): Promise<boolean>
  mount(to: TestRepository, from: TestRepository, digest: Digest, context?: Context): Promise<boolean>
  /** Puts a manifest of these blobs, the first of which is its config; answers its digest. */
  putImage(to: TestRepository, blobs: readonly Digest[], options?: { readonly tag?: string; readonly subject?: Digest }): Promise<Digest>
  putIndex(to: TestRepository, tag: string, children: readonly Digest[]): Promise<Digest>
}

export async function createPusher({ context: own, newCaller }: TestContext): Promise<Pusher> {
  const caller = await newCaller()
  const alias = `a${randomUUID().slice(0, 8)}`
  await own.accounts.giveDefaultAlias(caller.accountId, alias)
  const put = async (to: TestRepository, reference: string | undefined, mediaType: string, parts: object): Promise<Digest> => {
    const bytes = Buffer.from(JSON.stringify({ schemaVersion: 2, mediaType, ...parts }))
    const digest = digestOf(bytes)
    await runOperation(putManifest, { ...to, reference: reference ?? digest, mediaType, bytes }, caller, own)
    return digest
  }
  const pusher: Pusher = {
    caller,
    async newRepository() {
      const name = `app-${randomUUID().slice(0, 8)}`
      const catalogData = { architectures: [], operatingSystems: [] }
      const { id } = await own.repositories.create({ accountId: caller.accountId, name, catalogData, resourceTags: [] })
      return { id, alias, repositoryName: name }
    },
    async startUpload(to, text) {
      const { uploadId } = await runOperation(startUpload, to, caller, own)
      await runOperation(appendUpload, { ...to, uploadId, source: Readable.from([Buffer.from(text)]) }, caller, own)
      return uploadId
    },
    async completeUpload(to, uploadId, digest, context = own) {
      await runOperation(completeUpload, { ...to, uploadId, digest }, caller, context)
    },
    async pushBlob(to, text) {
      const digest = digestOf(text)
      await pusher.completeUpload(to, await pusher.startUpload(to, text), digest)
      return digest
    },
    has: (to, digest) =>
      runOperation(getBlob, { ...to, digest, isCheck: true }, caller, own).then(
        () => true,
        () => false,
      ),
    mount: (to, from, digest, context = own) => runOperation(mountBlob, { ...to, from, digest }, caller, context),
    putImage(to, [config, ...layers], { tag, subject } = {}) {
      const descriptor = (mediaType: string) => (digest: Digest | undefined) => ({ mediaType, digest, size: 1 })
      return put(to, tag, mediaTypes.ociManifest, {
        config: descriptor('application/vnd.test.config')(config),
        layers: layers.map(descriptor('application/vnd.oci.image.layer.v1.tar')),
        ...(subject ? { subject: descriptor(mediaTypes.ociManifest)(subject) } : {}),
      })
    },
    putIndex: (to, tag, children) =>
      put(to, tag, mediaTypes.ociIndex, { manifests: children.map((digest) => ({ mediaType: mediaTypes.ociManifest, digest, size: 1 })) }),
  }
  return pusher
}
