import { describe, expect, it } from 'vitest'
import { sourceNetwork } from './limit-pulls.ts'

describe('who counts as one source', () => {
  it.each([
    ['192.0.2.7', '192.0.2.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:db8:1:2::9', '2001:db8:1:2::/64'],
    ['::1', '0:0:0:0::/64'],
    ['', ''],
  ])('%s is %s', (address, network) => {
    expect(sourceNetwork(address)).toBe(network)
  })
})
