/** What somebody has to say about an image. */
export interface AttachedKind {
  /** For people: "Signature", "SPDX bill of materials". */
  readonly name: string
  /** Who makes such: "Cosign". */
  readonly maker?: string
}

interface Attached {
  readonly artifactMediaType?: string | undefined
  readonly annotations: Readonly<Record<string, string>>
  /** cosign's `sha256-….sig`. */
  readonly imageTag?: string | undefined
}

const signature = { name: 'Signature' }
const attestation = { name: 'Attestation' }
const scanReport = { name: 'Scan report' }

const kinds: Readonly<Record<string, AttachedKind>> = {
  'application/vnd.dev.cosign.artifact.sig.v1+json': { ...signature, maker: 'Cosign' },
  'application/vnd.dev.cosign.simplesigning.v1+json': { ...signature, maker: 'Cosign' },
  'application/vnd.cncf.notary.signature': { ...signature, maker: 'Notation' },
  'application/vnd.dev.sigstore.bundle.v0.3+json': { name: 'Signed statement', maker: 'Sigstore' },
  'application/vnd.dev.sigstore.bundle+json': { name: 'Signed statement', maker: 'Sigstore' },
  'application/vnd.in-toto+json': attestation,
  'application/vnd.dsse.envelope.v1+json': attestation,
  'application/vnd.docker.attestation.manifest.v1+json': { ...attestation, maker: 'BuildKit' },
  'application/spdx+json': { name: 'SPDX bill of materials' },
  'text/spdx+json': { name: 'SPDX bill of materials' },
  'text/spdx': { name: 'SPDX bill of materials' },
  'application/vnd.cyclonedx+json': { name: 'CycloneDX bill of materials' },
  'application/vnd.cyclonedx+xml': { name: 'CycloneDX bill of materials' },
  'application/vnd.syft+json': { name: 'Syft bill of materials' },
  'application/sarif+json': { ...scanReport, maker: 'SARIF' },
  'application/vnd.aquasec.trivy.report+json': { ...scanReport, maker: 'Trivy' },
  'application/vnd.openvex+json': { name: 'OpenVEX statement' },
  'application/vex+json': { name: 'VEX statement' },
  'application/vnd.cncf.artifacthub.repository-metadata.layer.v1.yaml': { name: 'Artifact Hub metadata' },
}

const byTagSuffix: Readonly<Record<string, AttachedKind>> = {
  sig: { ...signature, maker: 'Cosign' },
  att: { ...attestation, maker: 'Cosign' },
  sbom: { name: 'Bill of materials', maker: 'Cosign' },
}

/** Told by the tag's ending or the artifact type; the type itself when no name is known. */
export function attachedKind({ artifactMediaType, imageTag }: Attached): AttachedKind {
  const suffix = imageTag?.slice(imageTag.lastIndexOf('.') + 1) ?? ''
  const known = byTagSuffix[suffix] ?? kinds[artifactMediaType ?? '']
  return known ?? { name: artifactMediaType ?? 'Image' }
}

const predicates: readonly (readonly [prefix: string, name: string])[] = [
  ['https://slsa.dev/provenance/', 'Provenance (SLSA)'],
  ['https://spdx.dev/Document', 'SPDX bill of materials'],
  ['https://cyclonedx.org/bom', 'CycloneDX bill of materials'],
  ['https://openvex.dev/ns', 'OpenVEX statement'],
  ['https://in-toto.io/attestation/vulns', 'Scan report'],
  ['https://cosign.sigstore.dev/attestation/vuln', 'Scan report'],
]

/** What an in-toto statement is of, by its predicate's type; the type itself when no name is known. */
export function predicateName(type: string): string {
  return predicates.find(([prefix]) => type.startsWith(prefix))?.[1] ?? type
}
