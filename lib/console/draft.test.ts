import { describe, expect, it } from 'vitest'
import {
  type Draft,
  type DraftStorage,
  draftPrefix,
  forgetDrafts,
  readDraft,
  savedDraft,
  sweepDrafts,
  toForm,
  writeDraft,
} from './draft.ts'

const day = 24 * 3_600_000
const now = Date.UTC(2026, 10, 30)
const key = `${draftPrefix}one`
const draft: Draft = { id: 'abc1', at: now, basis: '3', fields: [['description', 'Serves pages']] }

/** A browser's storage, with room for that many characters. */
function storageOf(
  entries: Readonly<Record<string, string>> = {},
  charsMax = 10_000,
): DraftStorage & { readonly kept: Map<string, string> } {
  const kept = new Map(Object.entries(entries))
  return {
    kept,
    get length() {
      return kept.size
    },
    key: (index) => [...kept.keys()][index] ?? null,
    getItem: (name) => kept.get(name) ?? null,
    removeItem: (name) => void kept.delete(name),
    setItem(name, value) {
      if (value.length > charsMax) throw new DOMException('full', 'QuotaExceededError')
      kept.set(name, value)
    },
  }
}

describe('a draft', () => {
  it('is kept for seven days, and found again as it was', () => {
    const storage = storageOf()
    expect(writeDraft(storage, key, draft)).toBe(true)
    expect(readDraft(storage, key, now + 7 * day - 1)).toEqual(draft)
    expect(readDraft(storage, key, now + 7 * day)).toBeUndefined()
    expect(readDraft(storage, `${draftPrefix}two`, now)).toBeUndefined()
  })

  it('is not kept where there is no storage or no room, and nothing breaks', () => {
    expect(writeDraft(storageOf({}, 10), key, draft)).toBe(false)
    expect(writeDraft(undefined, key, draft)).toBe(false)
    expect(readDraft(undefined, key)).toBeUndefined()
  })

  it.each(['', '{', 'null', '[]', '{"id":"a","at":1,"basis":"","fields":[["a",1]]}'])('is nothing that somebody else wrote: %s', (text) => {
    expect(readDraft(storageOf({ [key]: text }), key, 2)).toBeUndefined()
  })

  it('goes when it is saved or too old, and when somebody signs out; what is not ours stays', () => {
    const old = JSON.stringify({ ...draft, id: 'old', at: now - 8 * day })
    const other = JSON.stringify({ ...draft, id: 'other' })
    const storage = storageOf({ theme: 'dark', [key]: JSON.stringify(draft), [`${draftPrefix}old`]: old, [`${draftPrefix}other`]: other })
    sweepDrafts(storage, 'abc1', now)
    expect([...storage.kept.keys()]).toEqual(['theme', `${draftPrefix}other`])
    forgetDrafts(storage)
    expect([...storage.kept.keys()]).toEqual(['theme'])
  })

  it('is the form that it would be, sent', () => {
    const form = toForm({
      ...draft,
      fields: [
        ['architectures', 'ARM'],
        ['architectures', 'x86'],
      ],
    })
    expect(form.getAll('architectures')).toEqual(['ARM', 'x86'])
  })

  it('is named to the page that follows by an id of ours only', () => {
    const form = new FormData()
    expect(savedDraft(form)).toEqual({})
    form.set('draft', 'lx3f2a')
    expect(savedDraft(form)).toEqual({ draft: 'lx3f2a' })
    form.set('draft', '&done=deleted')
    expect(savedDraft(form)).toEqual({})
  })
})
