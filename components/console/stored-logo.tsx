import { smallLogoSource } from '#lib/backend/logo-source.ts'

/** A repository's logo as the registry keeps it. */
export function StoredLogo({ url, alt }: { readonly url: string; readonly alt: string }) {
  // biome-ignore lint/performance/noImgElement: re-encoded, small and immutable from the backend: nothing is left to optimise
  return <img src={smallLogoSource(url)} alt={alt} width={64} height={64} className="size-16 rounded-md object-contain" />
}
