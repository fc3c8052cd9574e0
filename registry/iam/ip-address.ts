/** The 16-bit groups of an address: two of IPv4, eight of IPv6. */
export type Address = readonly number[]

const octetPattern = /^(?:0|[1-9]\d{0,2})$/
const groupPattern = /^[0-9a-f]{1,4}$/i
const groupBits = 16

/** Undefined for what is no address. An IPv4 address that is mapped into IPv6 is the IPv4 address. */
export function parseAddress(text: string): Address | undefined {
  if (!text.includes(':')) return parseVersion4(text)
  const groups = parseVersion6(text)
  return groups && isMapped(groups) ? groups.slice(6) : groups
}

/** The test of an address or a range in CIDR notation; undefined for what is neither. Bits behind the prefix do not count. */
export function parseAddressRange(text: string): ((address: Address) => boolean) | undefined {
  const [base = '', length, ...more] = text.split('/')
  const wanted = base.includes(':') ? parseVersion6(base) : parseVersion4(base)
  if (!wanted || more.length > 0 || (length !== undefined && !octetPattern.test(length))) return undefined
  const bits = length === undefined ? wanted.length * groupBits : Number(length)
  if (bits > wanted.length * groupBits) return undefined
  const isMappedRange = isMapped(wanted) && bits >= 6 * groupBits
  const groups = isMappedRange ? wanted.slice(6) : wanted
  const prefixBits = isMappedRange ? bits - 6 * groupBits : bits
  return (address) => address.length === groups.length && startsAlike(address, groups, prefixBits)
}

function startsAlike(address: Address, wanted: Address, bits: number): boolean {
  for (const [index, group] of wanted.entries()) {
    const rest = bits - index * groupBits
    if (rest <= 0) return true
    const unused = Math.max(0, groupBits - rest)
    if (group >> unused !== (address[index] ?? 0) >> unused) return false
  }
  return true
}

function parseVersion4(text: string): Address | undefined {
  const octets = text.split('.')
  if (octets.length !== 4 || !octets.every((octet) => octetPattern.test(octet) && Number(octet) <= 255)) return undefined
  const [a = 0, b = 0, c = 0, d = 0] = octets.map(Number)
  return [a * 256 + b, c * 256 + d]
}

function parseVersion6(text: string): Address | undefined {
  const [head = '', tail, ...more] = text.split('::')
  if (more.length > 0) return undefined
  const before = parseGroups(head, tail === undefined)
  const after = tail === undefined ? [] : parseGroups(tail, true)
  if (!before || !after) return undefined
  const missing = 8 - before.length - after.length
  if (tail === undefined ? missing !== 0 : missing < 1) return undefined
  return [...before, ...new Array<number>(missing).fill(0), ...after]
}

function parseGroups(text: string, isEnd: boolean): Address | undefined {
  if (text === '') return []
  const groups: number[] = []
  const parts = text.split(':')
  for (const [index, part] of parts.entries()) {
    const embedded = isEnd && index === parts.length - 1 ? parseVersion4(part) : undefined
    if (embedded) groups.push(...embedded)
    else if (groupPattern.test(part)) groups.push(Number.parseInt(part, 16))
    else return undefined
  }
  return groups
}

function isMapped(groups: Address): boolean {
  return groups.length === 8 && groups[5] === 0xffff && groups.slice(0, 5).every((group) => group === 0)
}
