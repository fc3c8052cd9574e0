import { LRUCache } from 'lru-cache'
import { parsePolicy } from '#registry/iam/parse-policy.ts'
import type { PolicyDocument, PolicyKind } from '#registry/iam/policy-document.ts'

// Texts are parsed once: the same few are asked on every request. A parsed policy never changes, so this holds no state.
const parsed = new LRUCache<string, PolicyDocument>({ maxSize: 32 << 20, sizeCalculation: (_document, key) => key.length * 4 + 500 })

/** A policy that was checked when it was stored. @throws PolicyError. */
export function parsedPolicy(text: string, kind: PolicyKind): PolicyDocument {
  const key = `${kind} ${text}`
  const known = parsed.get(key)
  if (known) return known
  const document = parsePolicy(text, kind)
  parsed.set(key, document)
  return document
}
