'use client'

import { useSearchParams } from 'next/navigation'
import { type ChangeEvent, useState, useSyncExternalStore } from 'react'
import { type Draft, draftField, draftStorage, fieldsToKeep, isChanged, readDraft, writeDraft } from '#lib/console/draft.ts'

/** A form that keeps what is typed into it in the browser, until it is saved. */
export interface DraftedForm {
  /** What was typed here before and never saved; undefined for nothing, and until the page is alive. */
  readonly found: Draft | undefined
  /** Whether there is something else now than when that was written. */
  readonly outdated: boolean
  /** Whether something is kept. */
  readonly kept: boolean
  /** Of what is kept from now on. */
  readonly id: string
  /** Give it to what holds the fields, so that they begin anew with what was found and with what is there once it is discarded. */
  readonly key: string
  keep(fields: Draft['fields']): void
  /** Put it on the form as `onChange`: keeps what its fields are. */
  keepForm(event: ChangeEvent<HTMLFormElement>): void
  discard(): void
}

interface Opened {
  /** What it was opened for, and how often it was opened for something else before. */
  readonly place: string
  readonly openings: number
  readonly found?: Draft | undefined
  readonly kept: boolean
  readonly id: string
  /** How often it was discarded. */
  readonly discarded: number
}

const unopened: Opened = { place: '', openings: -1, kept: false, id: '', discarded: 0 }

/**
 * @param key Where it is kept: `lib/session/draft-key.ts`.
 * @param basis What is there, and is to be replaced.
 */
export function useDraft(key: string, basis: string): DraftedForm {
  const saved = useSearchParams().get(draftField)
  const alive = useSyncExternalStore(subscribe, isAlive, isNotAlive)
  const [opened, setOpened] = useState(unopened)
  const place = `${key} ${saved}`
  // Read before anything is drawn, and not earlier than the server's page is taken over.
  if (alive && opened.place !== place) {
    const draft = readDraft(draftStorage(), key)
    const found = draft?.id === saved ? undefined : draft
    setOpened({ place, openings: opened.openings + 1, found, kept: found !== undefined, id: found?.id ?? newId(), discarded: 0 })
  }
  const { found, kept, id, discarded } = opened
  const keep = (fields: Draft['fields']) => {
    const isKept = writeDraft(draftStorage(), key, { id, at: Date.now(), basis, fields })
    if (isKept !== kept) setOpened({ ...opened, kept: isKept })
  }
  return {
    found,
    outdated: found !== undefined && found.basis !== basis,
    kept,
    id,
    // The server's page has the one of a first opening that finds nothing, whosever page it is.
    key: `${Math.max(0, opened.openings)}-${found ? 'found' : discarded}`,
    keep,
    keepForm({ currentTarget }) {
      if (kept || isChanged(currentTarget)) keep(fieldsToKeep(currentTarget))
    },
    discard() {
      draftStorage()?.removeItem(key)
      setOpened({ place, openings: opened.openings, kept: false, id: newId(), discarded: discarded + 1 })
    },
  }
}

function newId(): string {
  return Date.now().toString(36)
}

const subscribe = () => () => {}
const isAlive = () => true
const isNotAlive = () => false
