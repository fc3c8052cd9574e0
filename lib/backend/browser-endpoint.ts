import { readInstance } from './instance.ts'

/** Where a visitor's browser reaches the backend's APIs: empty, the page's own site, unless the backend is a server of its own. */
export function browserEndpoint(instance = readInstance()): string {
  return instance.remote ? instance.endpoint : ''
}
