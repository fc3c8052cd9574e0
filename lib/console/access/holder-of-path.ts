import { notFound } from 'next/navigation'
import { decodedSegment } from '#lib/image-reference.ts'
import { type HolderKind, holderKindOf } from './holder-kind.ts'

/** Whom a path such as `…/users/tags/ada` is about. Shows the page of what is not there for other kinds of things. */
export async function holderOfPath(
  params: Promise<{ readonly holders: string; readonly name: string }>,
): Promise<{ readonly kind: HolderKind; readonly name: string }> {
  const { holders, name } = await params
  const kind = holderKindOf(holders)
  return kind ? { kind, name: decodedSegment(name) } : notFound()
}

/** The name at the end of a path. */
export async function nameOfPath(params: Promise<{ readonly name: string }>): Promise<string> {
  return decodedSegment((await params).name)
}

/** The ARN that a path ends with, slashes and all. */
export async function arnOfPath(params: Promise<{ readonly arn: readonly string[] }>): Promise<string> {
  return (await params).arn.map(decodedSegment).join('/')
}
