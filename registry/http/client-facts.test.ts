import type { IncomingMessage } from 'node:http'
import { describe, expect, it } from 'vitest'
import { parseTrustedProxies } from '#registry/config/trusted-proxies.ts'
import { readClient } from './client-facts.ts'

const trusted = parseTrustedProxies('10.0.0.0/8, 2001:db8:ffff::1')

function from(remoteAddress: string, headers: Record<string, string[]> = {}) {
  return { socket: { remoteAddress }, headersDistinct: headers } as unknown as IncomingMessage
}

const forwarded = (...lines: string[]) => ({ 'x-forwarded-for': lines })

describe('where a request comes from', () => {
  it.each([
    ['a client itself', from('192.0.2.7'), '192.0.2.7'],
    ['a client of IPv4 on a port of IPv6', from('::ffff:192.0.2.7'), '192.0.2.7'],
    ['a client that pretends', from('192.0.2.7', forwarded('198.51.100.1')), '192.0.2.7'],
    ['a client behind a proxy', from('10.1.2.3', forwarded('192.0.2.7')), '192.0.2.7'],
    ['a client behind two proxies', from('10.1.2.3', forwarded('192.0.2.7, 10.9.9.9')), '192.0.2.7'],
    ['a client that pretends behind a proxy', from('10.1.2.3', forwarded('198.51.100.1, 192.0.2.7')), '192.0.2.7'],
    ['a client that pretends on a line of its own', from('10.1.2.3', forwarded('198.51.100.1', '192.0.2.7')), '192.0.2.7'],
    ['a client that writes nonsense', from('10.1.2.3', forwarded('unknown, 10.9.9.9')), '10.9.9.9'],
    ['a client with its port', from('10.1.2.3', forwarded('192.0.2.7:4711')), '192.0.2.7'],
    ['a client of IPv6 with its port', from('2001:db8:ffff::1', forwarded('[2001:db8::7]:4711')), '2001:db8::7'],
    ['the proxy itself', from('10.1.2.3'), '10.1.2.3'],
  ])('is told of %s', (_title, request, sourceIp) => {
    expect(readClient(request, trusted).sourceIp).toBe(sourceIp)
  })

  it('is the connection when no proxy is trusted', () => {
    expect(readClient(from('10.1.2.3', forwarded('192.0.2.7')), undefined)).toEqual({ sourceIp: '10.1.2.3' })
  })

  it('is over TLS when a trusted proxy says so', () => {
    const proto = (...values: string[]) => ({ 'x-forwarded-proto': values })
    expect(readClient(from('10.1.2.3', proto('https')), trusted).secure).toBe(true)
    expect(readClient(from('10.1.2.3', proto('http')), trusted).secure).toBe(false)
    expect(readClient(from('10.1.2.3', proto('https, http')), trusted).secure).toBe(false)
    expect(readClient(from('192.0.2.7', proto('https')), trusted).secure).toBeUndefined()
  })
})
