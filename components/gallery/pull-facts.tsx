import type { ReactNode } from 'react'
import { Digest } from '#components/ui/digest.tsx'
import { Measure } from '#components/ui/measure.tsx'
import { TimeAgo } from '#components/ui/time-ago.tsx'
import { type PullChoice, platformsByName } from './pull-choice.ts'

/** What there is to know of the chosen tag before pulling it. */
export function PullFacts({ choice: { pushed, image } }: { readonly choice: PullChoice }) {
  const platforms = platformsByName(image.platforms)
  return (
    <dl className="figures border-line border-t px-4 py-3 text-13" data-pull-facts="">
      <Fact name="Pushed">
        <TimeAgo at={pushed} />
      </Fact>
      {image.built && (
        <Fact name="Built">
          <TimeAgo at={image.built} />
        </Fact>
      )}
      <Fact name="Size">
        <Measure of={image.size} />
      </Fact>
      {platforms.length > 0 && (
        <Fact name="Platforms">
          <span className="font-mono">
            {platforms.map(({ name }) => (
              <span key={name} className="block">
                {name}
              </span>
            ))}
          </span>
        </Fact>
      )}
      <Fact name="Type">
        <span className="wrap-anywhere">{image.typeName}</span>
      </Fact>
      <Fact name="Digest">
        <span className="-my-1 -mr-1.5 inline-flex">
          <Digest digest={image.digest} />
        </span>
      </Fact>
    </dl>
  )
}

/** One name and value of a list of facts. */
export function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div className="flex items-baseline justify-between gap-4 py-1">
      <dt className="text-ink-soft">{name}</dt>
      <dd className="min-w-0 text-right">{children}</dd>
    </div>
  )
}
