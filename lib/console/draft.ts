/** What was typed into a form and is not saved yet, as a browser keeps it. */
export interface Draft {
  /** By which the server says that it has saved it. */
  readonly id: string
  /** When something was typed last, in milliseconds since 1970. */
  readonly at: number
  /** What there was while it was written: a number of a revision, or a text. */
  readonly basis: string
  /** Names and values of the fields, as a form sends them. */
  readonly fields: readonly (readonly [name: string, value: string])[]
}

/** As much of a browser's storage as drafts need. */
export type DraftStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>

/** Of every key that a draft is kept under. */
export const draftPrefix = 'galleon-draft-'
/** The field with a draft's id, and the parameter of the page that tells that it is saved. */
export const draftField = 'draft'

/**
 * A script that tells the document that there are drafts in this browser, before anything of the page is drawn: then forms
 * of the class `drafted` are not seen until they are alive and show them. See `app/globals.css`.
 */
export const announceDrafts = `try{for(const key in localStorage)if(key.startsWith('${draftPrefix}'))document.documentElement.dataset.drafts=''}catch{}`

const keptMs = 7 * 24 * 3_600_000

/** Where drafts are kept; undefined in a browser that lets pages keep nothing. */
export function draftStorage(): DraftStorage | undefined {
  try {
    return window.localStorage
  } catch {
    return undefined
  }
}

/** Undefined for none, for one that is too old, and for what is none of ours. */
export function readDraft(storage: DraftStorage | undefined, key: string, now = Date.now()): Draft | undefined {
  const draft = parseDraft(storage?.getItem(key) ?? null)
  return draft && now - draft.at < keptMs ? draft : undefined
}

/** Whether there was room for it. */
export function writeDraft(storage: DraftStorage | undefined, key: string, draft: Draft): boolean {
  try {
    storage?.setItem(key, JSON.stringify(draft))
    return storage !== undefined
  } catch {
    return false
  }
}

/** Drops those that are too old, and the one that was saved. */
export function sweepDrafts(storage: DraftStorage | undefined, savedId: string | null, now = Date.now()): void {
  for (const key of keysOf(storage)) {
    const draft = readDraft(storage, key, now)
    if (!draft || draft.id === savedId) storage?.removeItem(key)
  }
}

/** Drops all there are, whoever's. */
export function forgetDrafts(storage: DraftStorage | undefined): void {
  for (const key of keysOf(storage)) storage?.removeItem(key)
}

/** What a form has in it that its writer typed or ticked: neither passwords and files nor what goes with it unseen. */
export function fieldsToKeep(form: HTMLFormElement): Draft['fields'] {
  const unseen = new Set([...form.querySelectorAll<HTMLInputElement>('input[type=hidden], input[type=password]')].map(({ name }) => name))
  return [...new FormData(form)].flatMap(([name, value]) =>
    typeof value === 'string' && !unseen.has(name) ? [[name, value] as const] : [],
  )
}

/** Whether something in the form is not as it began, but for files, which are not kept. */
export function isChanged(form: HTMLFormElement): boolean {
  return [...form.elements].some((field) => {
    if (field instanceof HTMLTextAreaElement) return field.value !== field.defaultValue
    if (!(field instanceof HTMLInputElement) || field.type === 'hidden' || field.type === 'file') return false
    return field.value !== field.defaultValue || field.checked !== field.defaultChecked
  })
}

/** The draft as the form that it would be, sent. */
export function toForm({ fields }: Draft): FormData {
  const form = new FormData()
  for (const [name, value] of fields) form.append(name, value)
  return form
}

/** What was in a field; undefined without a draft. */
export function draftText(draft: Draft | undefined, field: string): string | undefined {
  return draft?.fields.find(([name]) => name === field)?.[1]
}

/** For the address of the page that follows, when a form is saved: there the browser drops the draft. */
export function savedDraft(form: Pick<FormData, 'get'>): { readonly draft?: string } {
  const id = form.get(draftField)
  return typeof id === 'string' && /^[a-z0-9]{1,20}$/.test(id) ? { [draftField]: id } : {}
}

function keysOf(storage: DraftStorage | undefined): readonly string[] {
  const keys = Array.from({ length: storage?.length ?? 0 }, (_, index) => storage?.key(index) ?? '')
  return keys.filter((key) => key.startsWith(draftPrefix))
}

function parseDraft(text: string | null): Draft | undefined {
  if (text === null) return undefined
  try {
    const value: unknown = JSON.parse(text)
    return isDraft(value) ? value : undefined
  } catch {
    return undefined
  }
}

function isDraft(value: unknown): value is Draft {
  if (typeof value !== 'object' || value === null) return false
  const { id, at, basis, fields } = value as Partial<Record<keyof Draft, unknown>>
  const isField = (field: unknown) => Array.isArray(field) && field.length === 2 && field.every((part) => typeof part === 'string')
  return typeof id === 'string' && typeof at === 'number' && typeof basis === 'string' && Array.isArray(fields) && fields.every(isField)
}
