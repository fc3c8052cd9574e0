import type { Metadata } from 'next'
import { type ImageAddress, ImagePage, imageMetadata } from '#components/image/image-page.tsx'
import { type QueryParameters, single } from '#lib/gallery-search.ts'
import { decodedSegment } from '#lib/image-reference.ts'

interface Props {
  readonly params: Promise<{ readonly alias: string; readonly digest: string; readonly name: string[] }>
  readonly searchParams: Promise<QueryParameters>
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  return imageMetadata(await addressOf(props))
}

/** `/{alias}/{name}/-/images/{digest}`: an image by what it is. */
export default async function DigestPage(props: Props) {
  return <ImagePage {...(await addressOf(props))} />
}

async function addressOf({ params, searchParams }: Props): Promise<ImageAddress> {
  const { alias, digest, name } = await params
  const platform = single((await searchParams).platform)
  return { alias, name: name.join('/'), reference: decodedSegment(digest), ...(platform ? { platform } : {}) }
}
