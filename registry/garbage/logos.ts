import { type Collecting, portionsOf } from './collecting.ts'

/** Logos that neither a repository nor its history shows. */
export async function collectLogos({ context, dryRun, signal, figures }: Collecting): Promise<void> {
  const { garbage, config } = context
  const { graceSeconds } = config.garbage
  for await (const found of portionsOf((after) => garbage.findLogos(graceSeconds, after), signal)) {
    const digests = found.map(({ digest }) => digest)
    const logos = dryRun ? found : await garbage.removeLogos(graceSeconds, digests)
    figures.logos += logos.length
    for (const { sizeBytes } of logos) figures.bytes += sizeBytes
  }
}
