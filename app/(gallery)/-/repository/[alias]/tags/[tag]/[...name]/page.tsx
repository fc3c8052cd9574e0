import type { Metadata } from 'next'
import { type ImageAddress, ImagePage, imageMetadata } from '#components/image/image-page.tsx'
import { type QueryParameters, single } from '#lib/gallery-search.ts'
import { decodedSegment } from '#lib/image-reference.ts'

interface Props {
  readonly params: Promise<{ readonly alias: string; readonly tag: string; readonly name: string[] }>
  readonly searchParams: Promise<QueryParameters>
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  return imageMetadata(await addressOf(props))
}

/** `/{alias}/{name}/-/tags/{tag}`: the image that a tag points to. */
export default async function TagPage(props: Props) {
  return <ImagePage {...(await addressOf(props))} />
}

async function addressOf({ params, searchParams }: Props): Promise<ImageAddress> {
  const { alias, tag, name } = await params
  const reference = decodedSegment(tag)
  // A digest has a page of its own.
  const platform = single((await searchParams).platform)
  return { alias, name: name.join('/'), reference: reference.replaceAll(':', ' '), ...(platform ? { platform } : {}) }
}
