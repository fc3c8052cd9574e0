import { type Collecting, portionsOf } from './collecting.ts'

/** Links that no image uses: of images that were deleted, and of pushes that went no further. */
export async function collectLinks({ context, dryRun, signal, figures }: Collecting): Promise<void> {
  const { garbage, config } = context
  const { graceSeconds } = config.garbage
  for await (const links of portionsOf((after) => garbage.findLinks(graceSeconds, after), signal)) {
    figures.links += dryRun ? links.length : await garbage.removeLinks(graceSeconds, links)
  }
}
