import type { Moment } from '#lib/format/moment.ts'
import type { ImageFacts, PlatformFacts } from './image-facts.ts'

/** What the pull panel knows of one tag. Plain data: it crosses from the server to the browser. */
export interface PullChoice {
  readonly tag: string
  readonly pushed: Moment
  readonly image: ImageFacts
}

/** Two of one name, such as two releases of Windows, cannot be told apart by a command: the first is what one would get. */
export function platformsByName(platforms: readonly PlatformFacts[]): readonly PlatformFacts[] {
  const first = new Map(platforms.toReversed().map((platform) => [platform.name, platform]))
  return platforms.filter((platform) => first.get(platform.name) === platform)
}
