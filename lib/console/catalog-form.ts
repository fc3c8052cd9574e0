import { isRepositoryName } from '#lib/routes.ts'
import { type ResourceTag, readTags } from './tags-form.ts'

/** The limits of catalog data. @see user guide, "Repository catalog data", and the API model. */
export const catalogLimits = {
  nameCharsMax: 205,
  descriptionCharsMax: 1024,
  textCharsMax: 25_600,
  logoBytesMax: 512_000,
  logoSidePixelsMin: 60,
  logoSidePixelsMax: 2048,
} as const

export const operatingSystems = ['Linux', 'Windows'] as const
export const architectures = ['ARM', 'ARM 64', 'x86', 'x86-64'] as const

/** What was typed into the form of a repository's catalog data, but for its logo, which a browser sends anew. */
export interface CatalogFields {
  readonly repositoryName: string
  readonly description: string
  readonly operatingSystems: readonly string[]
  readonly architectures: readonly string[]
  readonly aboutText: string
  readonly usageText: string
  /** Of a repository that is being made. */
  readonly tags: readonly ResourceTag[]
}

export interface CatalogFormState {
  readonly fields: CatalogFields
  readonly problems: Partial<Record<keyof CatalogFields | 'logo', string>>
  /** Why a form without problems was not taken. */
  readonly failure?: string
  readonly signedOut?: boolean
  /** Of what was being edited, for a page that cannot find out: nobody is signed in. */
  readonly revision?: number
  /** Somebody else changed the data while it was edited here. */
  readonly conflict?: boolean
}

export const nothingTyped: CatalogFormState = {
  fields: { repositoryName: '', description: '', operatingSystems: [], architectures: [], aboutText: '', usageText: '', tags: [] },
  problems: {},
}

export function readCatalogFields(form: FormData): CatalogFields {
  const text = (name: string) => {
    const value = form.get(name)
    // Browsers send line ends as CRLF; lengths are counted, and texts kept, with LF.
    return typeof value === 'string' ? value.replaceAll('\r\n', '\n') : ''
  }
  const texts = (name: string) => form.getAll(name).filter((value) => typeof value === 'string')
  return {
    repositoryName: text('repositoryName').trim(),
    description: text('description').trim(),
    operatingSystems: texts('operatingSystems'),
    architectures: texts('architectures'),
    aboutText: text('aboutText'),
    usageText: text('usageText'),
    tags: readTags(form),
  }
}

/** What the registry would refuse, told before it is asked; it decides all the same. */
export function catalogProblems(fields: CatalogFields): CatalogFormState['problems'] {
  const { textCharsMax, descriptionCharsMax } = catalogLimits
  return {
    ...tooLong('description', fields.description, descriptionCharsMax),
    ...tooLong('aboutText', fields.aboutText, textCharsMax),
    ...tooLong('usageText', fields.usageText, textCharsMax),
  }
}

/** What is wrong with a repository's name; undefined for a good one. */
export function repositoryNameProblem(name: string): string | undefined {
  if (name === '') return 'Write a name, such as nginx-web-app or project-a/nginx-web-app.'
  if (name.length < 2) return 'A name has at least 2 characters.'
  if (name.length > catalogLimits.nameCharsMax)
    return `A name has at most ${catalogLimits.nameCharsMax} characters; this one has ${name.length}.`
  if (/[A-Z]/.test(name)) return 'A name has no capital letters.'
  if (isRepositoryName(name)) return undefined
  return 'A name consists of small letters and digits, with single dots, underscores, hyphens or slashes between them.'
}

/** The logo as the API takes it; undefined when none was chosen, a problem for one that is too large to send. */
export async function readLogo(form: FormData): Promise<{ readonly blob?: Uint8Array; readonly problem?: string }> {
  const file = form.get('logo')
  if (!(file instanceof File) || file.size === 0) return {}
  if (file.size > catalogLimits.logoBytesMax)
    return { problem: `The file has ${file.size.toLocaleString('en')} bytes; a logo has at most 512,000.` }
  return { blob: new Uint8Array(await file.arrayBuffer()) }
}

/** Counted as the API counts: by characters, not by units of UTF-16. */
export function charsOf(text: string): number {
  return [...text].length
}

function tooLong(name: keyof CatalogFields, text: string, charsMax: number): CatalogFormState['problems'] {
  const chars = charsOf(text)
  const over = (chars - charsMax).toLocaleString('en')
  return chars <= charsMax ? {} : { [name]: `This has ${chars.toLocaleString('en')} characters: ${over} more than there may be.` }
}
