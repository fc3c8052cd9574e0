import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { LRUCache } from 'lru-cache'
import { ImageResponse } from 'next/og'
import { conditionalAnswer, etagOf } from '#lib/conditional-answer.ts'
import { Picture, type PictureProps } from './picture.tsx'

/** To be raised when the picture looks different from the same facts. */
const look = '1'
const cacheSeconds = 3600

// Drawing one is most of a second of work; a link that goes round is asked for by many at once.
const drawn = new LRUCache<string, Uint8Array<ArrayBuffer>, PictureProps>({
  max: 200,
  fetchMethod: (_key, _stale, { context }) => draw(context),
})

interface PictureOptions {
  /** False for a picture that lacks something: the next who asks may get a better one. */
  readonly keep?: boolean
}

/** The picture of a page, kept for an hour unless it is not to be kept. */
export function answerPicture(request: Request, props: PictureProps, { keep = true }: PictureOptions = {}): Promise<Response> {
  const etag = etagOf(look, JSON.stringify(props))
  const body = async () => {
    const bytes = await drawn.fetch(etag, { context: props })
    if (!bytes) throw new Error('no picture was drawn')
    return bytes
  }
  return conditionalAnswer(request, { mediaType: 'image/png', etag, body, maxAgeSeconds: keep ? cacheSeconds : 0 })
}

async function draw(props: PictureProps): Promise<Uint8Array<ArrayBuffer>> {
  const picture = new ImageResponse(<Picture {...props} />, { width: 1200, height: 630, fonts: await readFonts() })
  return new Uint8Array(await picture.arrayBuffer())
}

let fonts: ReturnType<typeof loadFonts> | undefined

function readFonts() {
  fonts ??= loadFonts()
  return fonts
}

async function loadFonts() {
  const folder = path.join(process.cwd(), 'node_modules', 'geist', 'dist', 'fonts', 'geist-sans')
  const font = async (name: string, weight: 400 | 600) => ({
    name: 'Geist',
    data: await readFile(path.join(folder, name)),
    weight,
    style: 'normal' as const,
  })
  return [await font('Geist-Regular.ttf', 400), await font('Geist-SemiBold.ttf', 600)]
}
