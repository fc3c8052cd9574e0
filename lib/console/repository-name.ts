import { notFound } from 'next/navigation'
import { decodedSegment } from '#lib/image-reference.ts'
import { isRepositoryName } from '#lib/routes.ts'

/** The repository that a page's path names. Shows the page of what is not there for what can be no repository. */
export async function repositoryNameOf(params: Promise<{ readonly name: readonly string[] }>): Promise<string> {
  const name = (await params).name.map(decodedSegment).join('/')
  return isRepositoryName(name) ? name : notFound()
}
