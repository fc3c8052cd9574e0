import { describe, expect, it } from 'vitest'
import { passkeyFailure } from './passkey-browser.ts'

const refusal = (name: string) => Object.assign(new Error('as the browser says it'), { name })

describe('what a browser refuses', () => {
  it.each([
    ['NotAllowedError', 'make', /cancelled, took too long, or there is nothing here that can hold one/],
    ['NotAllowedError', 'show', /cancelled, took too long, or this device and your keys hold none/],
    ['AbortError', 'make', /cancelled/],
    ['InvalidStateError', 'make', /passkey of yours in it already/],
    ['SecurityError', 'show', /work at gallery\.example only/],
    ['NotSupportedError', 'make', /cannot hold such a passkey/],
    ['ConstraintError', 'make', /cannot hold such a passkey/],
    ['UnknownError', 'show', /did not answer as it should/],
  ] as const)('%s when one is to %s it', (name, deed, words) => {
    expect(passkeyFailure(refusal(name), deed, 'gallery.example')).toMatch(words)
  })

  it('is said in words, whatever it is', () => {
    expect(passkeyFailure('no error at all', 'make')).toMatch(/Try again/)
  })
})
