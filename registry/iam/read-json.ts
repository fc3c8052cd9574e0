import { PolicyError } from './policy-error.ts'

const nestingMax = 10
const tokenPattern = /"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\],:]/g

/**
 * Reads the JSON of a policy more strictly than `JSON.parse`: a key that is written twice would silently lose its first
 * value, which may have been the one that limits.
 * @throws PolicyError.
 */
export function readJson(text: string): unknown {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw new PolicyError('', 'Syntax errors in policy.', { known: true })
  }
  refuseRepeatedKeys(text)
  return value
}

// The text is known to be JSON, so its strings and brackets are enough.
function refuseRepeatedKeys(text: string): void {
  const open: { readonly keys?: Set<string>; atKey: boolean }[] = []
  for (const [token] of text.matchAll(tokenPattern)) {
    const inner = open.at(-1)
    if (token === '{') open.push({ keys: new Set(), atKey: true })
    else if (token === '[') open.push({ atKey: false })
    else if (token === '}' || token === ']') open.pop()
    else if (token === ',' && inner) inner.atKey = true
    else if (token.startsWith('"') && inner?.atKey) addKey(inner, token)
    if (open.length > nestingMax) throw new PolicyError('', 'The policy is nested too deeply.')
  }
}

function addKey(inner: { readonly keys?: Set<string>; atKey: boolean }, token: string): void {
  inner.atKey = false
  if (!inner.keys) return
  const key: unknown = JSON.parse(token)
  if (typeof key !== 'string') return
  if (inner.keys.has(key)) throw new PolicyError('', `The element '${key.slice(0, 60)}' is there twice.`)
  inner.keys.add(key)
}
