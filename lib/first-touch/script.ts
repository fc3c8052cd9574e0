/*
 * The only script that a page for everybody starts with. A page can be read, searched and followed without any, so the framework's
 * script is not loaded before the visitor reaches for something that it makes lively. What is done until it is there is kept for it:
 * clicks and keys here, what is typed or chosen by the form itself.
 */
import { aliveEvent } from './alive.ts'

// What a pointer on its way to it, or the focus, announces.
const controls = 'button, input, select, textarea, summary, label'
const controlsAndLinks = `${controls}, a[href]`
/** Nobody waits longer for what a button or key does. */
const keptMsMax = 10_000

const page = document.documentElement
let missing = document.currentScript?.dataset.scripts?.split(' ') ?? []
let kept: Event[] = []
let isRenewing = false

const load = () => {
  const asked = missing
  missing = []
  for (const src of asked) {
    const script = Object.assign(document.createElement('script'), { src, async: true })
    script.onerror = () => {
      script.remove()
      // The next touch tries again.
      missing.push(src)
      kept = []
      void renew()
    }
    document.head.append(script)
  }
}

// A page of before an update asks for files that are gone, and a new one does not. Without a connection it stays as it is.
const renew = async () => {
  const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[]
  if (isRenewing || navigation?.type === 'reload') return
  isRenewing = true
  const { ok } = await fetch(location.href, { method: 'HEAD', cache: 'no-store' }).catch(() => ({ ok: false }))
  if (ok) location.reload()
  isRenewing = ok
}

/** Once each, however often an impatient visitor tries. Whoever listens already must not hear it twice. */
const keep = (event: Event) => {
  event.stopImmediatePropagation()
  const isSame = (other: Event) =>
    other.type === event.type && other.target === event.target && (other as KeyboardEvent).key === (event as KeyboardEvent).key
  if (!kept.some(isSame)) kept.push(event)
}

const closest = ({ target }: Event, selector: string) => (target instanceof Element ? target.closest<HTMLElement>(selector) : null)

// Some browsers let a page copy only while the press is handled: `copyToClipboard` finds that it is done.
const copyNow = async (button: HTMLElement | null) => {
  const text = button?.dataset.copy ?? button?.dataset.copyEarly
  if (text === undefined) return
  await navigator.clipboard?.writeText(text).then(
    () => {
      if (!('alive' in page.dataset)) page.dataset.copied = text
    },
    () => {},
  )
}

const onKey = (event: KeyboardEvent) => {
  const { key, ctrlKey, metaKey, altKey, shiftKey, isComposing } = event
  if (key === 'Tab' || key === 'Shift' || key === 'Control' || key === 'Alt' || key === 'Meta') return
  load()
  const field = document.getElementById('search')
  const hasModifier = ctrlKey || metaKey || altKey
  const isPlain = !hasModifier && !closest(event, 'input, select, textarea')
  const walks = key === 'ArrowDown' ? '[type=search], [data-result]' : key === 'ArrowUp' ? '[data-result]' : undefined
  if (isPlain && key === '/' && field instanceof HTMLInputElement) {
    // At once: what is typed next belongs in the field.
    event.preventDefault()
    event.stopImmediatePropagation()
    field.focus()
    field.select()
  } else if ((ctrlKey || metaKey) && !altKey && !shiftKey && key.toLowerCase() === 'k') {
    event.preventDefault()
    keep(event)
  } else if (walks && !hasModifier && !shiftKey && !isComposing && closest(event, walks)) {
    event.preventDefault()
    keep(event)
  } else if (isPlain && (key === '?' || key === 'c')) {
    keep(event)
    if (key === 'c' && !String(getSelection() ?? '')) void copyNow(document.querySelector('[data-copy-key]'))
  }
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
  input: () => {
    load()
    // Who goes on typing does not wait for a key any more.
    kept = kept.filter(({ type }) => type !== 'keydown')
  },
  keydown: (event) => onKey(event as KeyboardEvent),
  click: (event) => {
    if (!closest(event, controls)) return
    load()
    const button = closest(event, 'button[type=button]')
    if (!button) return
    keep(event)
    void copyNow(button)
  },
}

const repeat = (event: Event) => {
  if (performance.now() - event.timeStamp > keptMsMax) return
  const { target } = event
  // A browser that translates the page, for one, makes the framework draw it anew.
  const again = target instanceof Node && target.isConnected ? target : standIn(event)
  again?.dispatchEvent(new (event.constructor as typeof Event)(event.type, event))
}

const standIn = (event: Event) => (event instanceof MouseEvent ? document.elementFromPoint(event.clientX, event.clientY) : document.body)

for (const [type, handler] of Object.entries(handlers)) addEventListener(type, handler, true)
addEventListener(
  aliveEvent,
  () => {
    page.dataset.alive = ''
    for (const [type, handler] of Object.entries(handlers)) removeEventListener(type, handler, true)
    for (const event of kept) repeat(event)
    // What nobody asked for by now is not what is on the clipboard for ever.
    delete page.dataset.copied
  },
  { once: true },
)
