/**
 * Puts text on the clipboard. Browsers offer their clipboard only on https and localhost; elsewhere, as on a gallery
 * in a plain http network, a selection is copied instead.
 * @returns whether the browser says it worked.
 */
export async function copyToClipboard(text: string): Promise<boolean> {
  if (isCopiedEarly(text)) return true
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return copyBySelection(text)
  }
}

// By the press that brought the page's script, see lib/first-touch/script.ts.
function isCopiedEarly(text: string): boolean {
  const { dataset } = document.documentElement
  const { copied } = dataset
  delete dataset.copied
  return copied === text
}

function copyBySelection(text: string): boolean {
  const field = document.createElement('textarea')
  field.value = text
  field.readOnly = true
  field.className = 'fixed top-0 left-0 opacity-0'
  const focused = document.activeElement
  document.body.append(field)
  field.select()
  const copied = document.execCommand('copy')
  field.remove()
  if (focused instanceof HTMLElement) focused.focus()
  return copied
}
