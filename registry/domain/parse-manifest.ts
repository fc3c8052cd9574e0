import { z } from 'zod'
import { type Digest, isDigest } from './digest.ts'
import type { Descriptor, IndexChild, Manifest } from './manifest.ts'
import { imageMediaTypes, indexMediaTypes, mediaTypes, schema1MediaTypes } from './media-types.ts'
import { ServiceError } from './service-error.ts'

// Real manifests nest four deep; what reads them after us should not have to take more on trust.
const nestingMax = 32

const digest = z.custom<Digest>(
  (value) => typeof value === 'string' && isDigest(value),
  'must be sha256: and 64 lower-case hexadecimal digits',
)
// RFC 6838, section 4.2.
const mediaType = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]{0,126}\/[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]{0,126}(?:;.{0,100})?$/, 'must be a media type')
// Go writes an empty list or map as null.
const annotations = z.record(z.string(), z.string()).nullish()

const descriptor = z.object({
  mediaType,
  digest,
  size: z.number().int().nonnegative(),
  artifactType: mediaType.or(z.literal('')).nullish(),
  annotations,
})
const indexChild = descriptor.extend({
  platform: z
    .object({ os: z.string(), architecture: z.string(), variant: z.string().nullish(), 'os.version': z.string().nullish() })
    .nullish(),
})
const common = {
  schemaVersion: z.literal(2),
  mediaType: z.string().optional(),
  artifactType: mediaType.or(z.literal('')).nullish(),
  subject: descriptor.nullish(),
  annotations,
}
const absent = z.never('does not belong here: a document is either an image manifest or an index').optional()
const imageSchema = z.object({ ...common, config: descriptor, layers: z.array(descriptor).nullable(), manifests: absent, fsLayers: absent })
const indexSchema = z.object({ ...common, manifests: z.array(indexChild).nullable(), config: absent, layers: absent, fsLayers: absent })

type DescriptorDocument = z.output<typeof descriptor>

/**
 * Reads a manifest as it was pushed under `declaredMediaType`. A document that could be read as something else under
 * another media type is refused.
 * @throws ServiceError `manifest-invalid` that names the place, `unsupported` for schema 1.
 * @see OCI image specification manifest.md and image-index.md; Docker schema 2; CVE-2021-41190.
 */
export function parseManifest(bytes: Uint8Array, declaredMediaType: string): Manifest {
  if (schema1MediaTypes.includes(declaredMediaType)) {
    throw new ServiceError(
      'unsupported',
      'Manifests of Docker schema 1 cannot be pushed: push schema 2 or OCI, as every client since Docker 1.10 does.',
    )
  }
  const isImage = imageMediaTypes.includes(declaredMediaType)
  if (!isImage && !indexMediaTypes.includes(declaredMediaType))
    throw invalid(`'${declaredMediaType.slice(0, 200)}' is not the media type of a manifest`)
  const document = parseJson(bytes)
  const parsed = (isImage ? imageSchema : indexSchema).safeParse(document)
  if (!parsed.success) throw invalid(describe(parsed.error), parsed.error)
  checkMediaType(parsed.data.mediaType, declaredMediaType)
  const { artifactType, subject, annotations } = parsed.data
  const head = {
    mediaType: declaredMediaType,
    ...(artifactType ? { artifactType } : {}),
    ...(subject ? { subject: toDescriptor(subject) } : {}),
    annotations: annotations ?? {},
  }
  if ('config' in parsed.data && parsed.data.config) {
    return { ...head, type: 'image', config: toDescriptor(parsed.data.config), layers: (parsed.data.layers ?? []).map(toDescriptor) }
  }
  return { ...head, type: 'index', manifests: (parsed.data.manifests ?? []).map(toChild) }
}

function parseJson(bytes: Uint8Array): unknown {
  let document: unknown
  try {
    document = JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes))
  } catch (cause) {
    throw invalid('it is not JSON in UTF-8', cause)
  }
  if (isDeeperThan(document, nestingMax)) throw invalid(`it nests deeper than ${nestingMax} levels`)
  return document
}

// Level by level, since recursion is what a deep document would break.
function isDeeperThan(document: unknown, levels: number): boolean {
  let level: unknown[] = [document]
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > levels) return true
    level = level.flatMap((value) => (typeof value === 'object' && value !== null ? Object.values(value) : []))
  }
  return false
}

function checkMediaType(own: string | undefined, declared: string): void {
  if (own === declared) return
  // OCI documents may leave it out; Docker's must say what they are.
  if (own === undefined && (declared === mediaTypes.ociManifest || declared === mediaTypes.ociIndex)) return
  throw invalid(
    own === undefined ? 'mediaType: must not be null' : `mediaType: is '${own.slice(0, 200)}' but it was pushed as '${declared}'`,
  )
}

function toDescriptor({ mediaType, digest, size, artifactType, annotations }: DescriptorDocument): Descriptor {
  return { mediaType, digest, sizeBytes: size, ...(artifactType ? { artifactType } : {}), ...(annotations ? { annotations } : {}) }
}

function toChild(document: z.output<typeof indexChild>): IndexChild {
  const { platform } = document
  if (!platform) return toDescriptor(document)
  const { os, architecture, variant, 'os.version': osVersion } = platform
  return { ...toDescriptor(document), platform: { os, architecture, ...(variant ? { variant } : {}), ...(osVersion ? { osVersion } : {}) } }
}

function describe(error: z.ZodError): string {
  const [issue] = error.issues
  if (!issue) return 'it is not a manifest'
  const place = issue.path.reduce<string>(
    (path, step) => (typeof step === 'number' ? `${path}[${step}]` : `${path}${path && '.'}${String(step)}`),
    '',
  )
  return `${place || 'the document'}: ${issue.message}`
}

function invalid(reason: string, cause?: unknown): ServiceError {
  return new ServiceError('manifest-invalid', `The manifest is not valid: ${reason}.`, { cause })
}
