/** @see Docker "Image Manifest V2, Schema 2" and OCI image specification media-types.md. */
export const mediaTypes = {
  dockerManifest: 'application/vnd.docker.distribution.manifest.v2+json',
  dockerManifestList: 'application/vnd.docker.distribution.manifest.list.v2+json',
  dockerImageConfig: 'application/vnd.docker.container.image.v1+json',
  dockerSchema1: 'application/vnd.docker.distribution.manifest.v1+json',
  dockerSchema1Signed: 'application/vnd.docker.distribution.manifest.v1+prettyjws',
  ociManifest: 'application/vnd.oci.image.manifest.v1+json',
  ociIndex: 'application/vnd.oci.image.index.v1+json',
  ociImageConfig: 'application/vnd.oci.image.config.v1+json',
  ociEmpty: 'application/vnd.oci.empty.v1+json',
  helmConfig: 'application/vnd.cncf.helm.config.v1+json',
} as const

export const imageMediaTypes: readonly string[] = [mediaTypes.dockerManifest, mediaTypes.ociManifest]
export const indexMediaTypes: readonly string[] = [mediaTypes.dockerManifestList, mediaTypes.ociIndex]
export const manifestMediaTypes: readonly string[] = [...imageMediaTypes, ...indexMediaTypes]
export const schema1MediaTypes: readonly string[] = [mediaTypes.dockerSchema1, mediaTypes.dockerSchema1Signed]
/** Configurations that say what machine a container image is for. */
export const imageConfigMediaTypes: readonly string[] = [mediaTypes.dockerImageConfig, mediaTypes.ociImageConfig]

/**
 * Layers that their makers forbid to pass on: clients fetch them elsewhere and do not push them.
 * @see OCI image specification layer.md#non-distributable-layers.
 */
export function isNonDistributable(mediaType: string): boolean {
  return (
    mediaType.startsWith('application/vnd.docker.image.rootfs.foreign.') ||
    mediaType.startsWith('application/vnd.oci.image.layer.nondistributable.')
  )
}
