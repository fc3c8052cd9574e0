import { findRegistry, findRepository, listUpdatedRepositories } from '#lib/backend/gallery.ts'
import { readInstance } from '#lib/backend/instance.ts'
import { conditionalAnswer } from '#lib/conditional-answer.ts'
import { count, counted } from '#lib/format/quantity.ts'
import { answerPicture } from './draw-picture.tsx'
import { pictureText } from './picture-text.ts'

const descriptionCharsMax = 160
// Patient: on a busy server a picture with its logo late is better than one without at once.
const logoSecondsMax = 15

/** The picture of a repository's page; 404 for one that is not there. */
export async function answerRepositoryPicture(request: Request, alias: string, name: string): Promise<Response> {
  return orError(request, async () => {
    const found = await findRepository(alias, name)
    if (!found) return missing(request)
    const { repository, catalogData, insightData } = found
    const { primaryRegistryAliasName: primary, displayName } = repository
    const pulls = count(insightData.downloadCount)
    const processors = [...catalogData.operatingSystems, ...catalogData.architectures].map((text) => pictureText(text, 20))
    const logo = await readLogo(catalogData.logoUrl)
    const picture = {
      kicker: pictureText(displayName, 60) || primary,
      verified: repository.registryVerified,
      title: name,
      description: pictureText(catalogData.description ?? '', descriptionCharsMax),
      facts: [`${pulls.short} ${pulls.exact === '1' ? 'pull' : 'pulls'}`, ...processors.filter(Boolean).slice(0, 5)],
      logo: typeof logo === 'object' ? logo : { patternOf: `${primary}/${name}` },
    }
    return answerPicture(request, picture, { keep: logo !== 'failed' })
  })
}

/** The picture of a registry's page; 404 for one that is not there. */
export async function answerRegistryPicture(request: Request, alias: string): Promise<Response> {
  return orError(request, async () => {
    const found = await findRegistry(alias)
    if (!found) return missing(request)
    const primary = found.primaryRegistryAliasName
    const { totalResults } = await listUpdatedRepositories(alias, 1)
    return answerPicture(request, {
      kicker: 'Publisher',
      verified: found.registryVerified,
      title: pictureText(found.registryCatalogData.displayName, 100) || primary,
      description: '',
      facts: [counted(totalResults, 'repository', 'repositories'), `${readInstance().registryHost}/${primary}`],
      logo: undefined,
    })
  })
}

/** The picture of the gallery as a whole. */
export function answerHomePicture(request: Request): Promise<Response> {
  return orError(request, () =>
    answerPicture(request, {
      kicker: '',
      verified: false,
      title: 'Container images, charts and artifacts',
      description: 'Find one, read about it, pull it. No account needed.',
      facts: [readInstance().registryHost],
      logo: undefined,
    }),
  )
}

// A picture without its logo is better than none, but not for long.
async function readLogo(logoUrl: string | undefined): Promise<{ readonly source: string } | 'none' | 'failed'> {
  if (!logoUrl) return 'none'
  try {
    const { endpoint } = readInstance()
    const response = await fetch(endpoint + new URL(logoUrl, endpoint).pathname, { signal: AbortSignal.timeout(logoSecondsMax * 1000) })
    const mediaType = response.headers.get('content-type') ?? ''
    if (!response.ok || !['image/png', 'image/jpeg'].includes(mediaType)) return 'failed'
    return { source: `data:${mediaType};base64,${Buffer.from(await response.arrayBuffer()).toString('base64')}` }
  } catch {
    return 'failed'
  }
}

async function orError(request: Request, answer: () => Promise<Response>): Promise<Response> {
  try {
    return await answer()
  } catch (cause) {
    console.error('a picture could not be drawn', cause)
    return plain(request, 503, 'The picture cannot be drawn at the moment.')
  }
}

function missing(request: Request): Promise<Response> {
  return plain(request, 404, 'There is no such page, and so no picture of it.')
}

function plain(request: Request, status: number, words: string): Promise<Response> {
  return conditionalAnswer(request, { status, mediaType: 'text/plain; charset=utf-8', body: `${words}\n`, maxAgeSeconds: 0 })
}
