/*
 * The only script that a page for everybody starts with. A page can be read, searched and followed without any, so the framework's
 * script is not loaded before the visitor reaches for something that it makes lively. What is done until it is there is kept for it:
 * clicks and keys here, what is typed or chosen by the form itself.
 */
import { aliveEvent } from './alive.ts'

// What a pointer on its way to it, or the focus, announces.
const controls = 'button, input, select, textarea, summary, label'
const controlsAndLinks = `${controls}, a[href]`

const scripts = document.currentScript?.dataset.scripts?.split(' ') ?? []
const kept: Event[] = []
let asked = false

const load = () => {
  if (asked) return
  asked = true
  for (const src of scripts) document.head.append(Object.assign(document.createElement('script'), { src, async: true }))
}

/** Once each, however often an impatient visitor tries. */
const keep = (event: Event) => {
  const isSame = (other: Event) =>
    other.type === event.type && other.target === event.target && (other as KeyboardEvent).key === (event as KeyboardEvent).key
  if (!kept.some(isSame)) kept.push(event)
}

const closest = ({ target }: Event, selector: string) => (target instanceof Element ? target.closest(selector) : null)

const onKey = (event: KeyboardEvent) => {
  const { key, ctrlKey, metaKey, altKey } = event
  if (key === 'Tab' || key === 'Shift' || key === 'Control' || key === 'Alt' || key === 'Meta') return
  load()
  const field = document.getElementById('search')
  const isTyping = closest(event, 'input, select, textarea')
  const isPlain = !ctrlKey && !metaKey && !altKey && !isTyping
  if (isPlain && key === '/' && field instanceof HTMLInputElement) {
    // At once: what is typed next belongs in the field.
    event.preventDefault()
    field.focus()
    field.select()
  } else if ((ctrlKey || metaKey) && key.toLowerCase() === 'k') {
    event.preventDefault()
    keep(event)
  } else if ((key === 'ArrowDown' || key === 'ArrowUp') && closest(event, '[type=search], [data-result]')) {
    event.preventDefault()
    keep(event)
  } else if (isPlain && (key === '?' || key === 'c')) keep(event)
}

const handlers: { readonly [type: string]: (event: Event) => void } = {
  // A finger touches a page to move it, too, and may want a button next.
  pointerdown: load,
  pointerover: (event) => {
    if (closest(event, controlsAndLinks)) load()
  },
  focusin: (event) => {
    if (closest(event, controls)) load()
  },
  input: load,
  keydown: (event) => onKey(event as KeyboardEvent),
  click: (event) => {
    if (!closest(event, controls)) return
    load()
    if (closest(event, 'button[type=button]')) keep(event)
  },
}

for (const [type, handler] of Object.entries(handlers)) addEventListener(type, handler, true)
addEventListener(
  aliveEvent,
  () => {
    for (const [type, handler] of Object.entries(handlers)) removeEventListener(type, handler, true)
    for (const event of kept) event.target?.dispatchEvent(new (event.constructor as typeof Event)(event.type, event))
  },
  { once: true },
)
