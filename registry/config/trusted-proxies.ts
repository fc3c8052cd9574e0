import { BlockList, isIP } from 'node:net'

/** The proxies in front of us that tell the truth about who asks. */
export interface TrustedProxies {
  has(address: string): boolean
}

/**
 * Addresses and ranges in CIDR notation, separated by commas.
 * @throws Error that says what is wrong, as the end of a sentence.
 */
export function parseTrustedProxies(text: string): TrustedProxies {
  const list = new BlockList()
  for (const range of text.split(',').map((part) => part.trim())) addRange(list, range)
  return {
    has(address) {
      const version = isIP(address)
      return version !== 0 && list.check(address, version === 6 ? 'ipv6' : 'ipv4')
    },
  }
}

function addRange(list: BlockList, range: string): void {
  const [address = '', prefix, ...more] = range.split('/')
  const version = isIP(address)
  const bits = version === 6 ? 128 : 32
  const known = version !== 0 && more.length === 0 && (prefix === undefined || (/^\d{1,3}$/.test(prefix) && Number(prefix) <= bits))
  if (!known) throw new Error(`'${range}' is no address and no range, such as 10.0.0.7 or 10.0.0.0/8; separate several by commas.`)
  if (prefix !== undefined && Number(prefix) === 0) {
    throw new Error(`'${range}' is everybody, so anybody could pretend to be anybody: name the proxies.`)
  }
  list.addSubnet(address, prefix === undefined ? bits : Number(prefix), version === 6 ? 'ipv6' : 'ipv4')
}
