/** Whether a key was pressed by itself, and not as a part of typing. */
export function isPlainKey(event: KeyboardEvent, key: string): boolean {
  if (event.key !== key || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return false
  const target = event.target
  if (document.querySelector('dialog[open]')) return false
  return !(target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)))
}
