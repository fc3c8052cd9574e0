import type { Metadata } from 'next'
import { CollectionTable } from '#components/console/collection-table.tsx'
import { ConsolePage } from '#components/console/console-page.tsx'
import { ConsoleSection } from '#components/console/console-section.tsx'
import { DeedButton } from '#components/console/deed-button.tsx'
import { FigureGrid } from '#components/console/figure-grid.tsx'
import { NewsNotice } from '#components/console/news-notice.tsx'
import { RefreshSoon } from '#components/console/refresh-soon.tsx'
import { Refusal } from '#components/console/refusal.tsx'
import { readInConsole } from '#lib/backend/console/ask-backend.ts'
import {
  type GarbageCollections,
  type GarbagePreview,
  listGarbageCollections,
  previewGarbageCollection,
} from '#lib/backend/console/garbage.ts'
import { newsOf } from '#lib/console/news.ts'
import { byteSize, count, counted } from '#lib/format/quantity.ts'
import type { QueryParameters } from '#lib/gallery-search.ts'
import { collectNow } from '../actions.ts'

export const metadata: Metadata = { title: 'Garbage collection' }

/** What nobody wants any more, and what became of what was. */
export default async function GarbagePage({ searchParams }: { readonly searchParams: Promise<QueryParameters> }) {
  const query = await searchParams
  const found = await readInConsole(async ({ galleon }) => {
    const [list, preview] = await Promise.all([listGarbageCollections(galleon), previewGarbageCollection(galleon)])
    return { list, preview }
  })
  return (
    <ConsolePage
      title="Garbage collection"
      intro="Layers, uploads and logos that nobody wants any more go by themselves, beside pushes and pulls."
    >
      <NewsNotice news={newsOf(query)} />
      {'failure' in found ? <Refusal {...found} /> : <Garbage {...found.answer} />}
    </ConsolePage>
  )
}

function Garbage({ list, preview }: { readonly list: GarbageCollections; readonly preview: GarbagePreview }) {
  const { figures, complete } = preview
  const isGoingOn = list.collections.some(({ status }) => status === 'WAITING' || status === 'RUNNING')
  return (
    <div className="grid gap-10">
      <ConsoleSection
        title="What could go now"
        intro={
          <>
            What was pushed or asked for in the last {hours(list.graceSeconds)} stays, whether an image uses it or not.
            {!complete && ' There is so much to look at that this is only a part of it.'}
          </>
        }
        action={
          !isGoingOn && (
            <DeedButton
              deed="Collect now"
              label="Collect garbage now"
              ask="It cannot be undone. Pushes and pulls go on meanwhile."
              action={collectNow}
            />
          )
        }
      >
        <div className="mt-3">
          <FigureGrid
            figures={[
              ['Room to gain', byteSize(figures.bytes), complete ? 'Of all of these' : 'At least'],
              ['Layers and configs', count(figures.blobs), 'No repository needs them'],
              ['Uploads', count(figures.uploads), 'Given up'],
              ['Logos', count(figures.logos), 'Shown nowhere'],
              ['Links', count(figures.links), 'Of repositories to layers'],
            ]}
          />
        </div>
      </ConsoleSection>
      <ConsoleSection title="Collections" intro={scheduleWords(list)}>
        <div className="mt-3">
          <CollectionTable collections={list.collections} />
          {isGoingOn && <RefreshSoon />}
        </div>
      </ConsoleSection>
    </div>
  )
}

function scheduleWords({ everySeconds }: GarbageCollections): string {
  return everySeconds === 0
    ? 'Only when an operator asks for one: GALLEON_GC_EVERY_HOURS is 0. The newest are kept.'
    : `One begins every ${hours(everySeconds)}, and when an operator asks for it. The newest are kept.`
}

function hours(seconds: number): string {
  const rounded = Math.round(seconds / 360) / 10
  return rounded === 1 ? 'hour' : counted(rounded, 'hour', 'hours')
}
