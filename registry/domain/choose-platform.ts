import type { IndexChild, Platform } from './manifest.ts'

/** As in `linux/arm/v7` and, as containerd writes it, `windows(10.0.17763.1)/amd64`. */
export function platformName({ os, architecture, variant, osVersion }: Platform): string {
  return `${os}${osVersion ? `(${osVersion})` : ''}/${architecture}${variant ? `/${variant}` : ''}`
}

/** BuildKit's word for a manifest that says something about another one of its index. */
const referenceType = 'vnd.docker.reference.type'
const referenceDigest = 'vnd.docker.reference.digest'

/** The image that an attestation is about; undefined for a child that is no attestation, or that does not say. */
export function attestedDigest({ annotations = {} }: IndexChild): string | undefined {
  return isAttestation({ annotations }) ? annotations[referenceDigest] : undefined
}

/** @see BuildKit's docs/attestations/attestation-storage.md. */
export function isAttestation({ annotations = {} }: Pick<IndexChild, 'annotations'>): boolean {
  return annotations[referenceType] === 'attestation-manifest'
}

/** Children that one can choose: those for some machine. */
export function choosable(children: readonly IndexChild[]): readonly (IndexChild & { readonly platform: Platform })[] {
  return children.filter((child): child is IndexChild & { readonly platform: Platform } => {
    return child.platform !== undefined && child.platform.os !== 'unknown' && child.platform.os !== '' && !isAttestation(child)
  })
}

/**
 * The child for a platform: by its whole name, or by as much of it as tells one apart: `windows/amd64`, `linux/arm`.
 * Without a wish `linux/amd64`, or else the first.
 */
export function chooseChild(children: readonly IndexChild[], wanted: string | undefined): IndexChild | undefined {
  const candidates = choosable(children)
  const find = (name: string) =>
    candidates.find(({ platform }) => platformName(platform) === name) ??
    candidates.find(({ platform: { os, architecture, variant } }) =>
      [`${os}/${architecture}/${variant}`, `${os}/${architecture}`].includes(name),
    )
  if (wanted !== undefined) return find(wanted)
  return find('linux/amd64') ?? candidates[0] ?? children.find((child) => !isAttestation(child))
}
