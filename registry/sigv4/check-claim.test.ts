import { describe, expect, it } from 'vitest'
import { readFixture } from '#registry/testing/signed-requests.ts'
import { checkClaim } from './check-claim.ts'
import { readClaim } from './read-claim.ts'

const { request } = readFixture('cliv2-DescribeRepositories')
const claim = readClaim(request)
const check = (now: string) => () => checkClaim(request, claim, { service: 'ecr-public', now: new Date(now) })

describe('freshness', () => {
  it.each(['2026-11-23T08:00:00Z', '2026-11-23T07:45:00.000Z', '2026-11-23T08:15:00.999Z'])('signed at eight is good at %s', (now) => {
    expect(check(now)).not.toThrow()
  })

  it('says by how much a signature is too old', () => {
    expect(check('2026-11-23T08:15:01Z')).toThrow(
      'Signature expired: 20261123T080000Z is now earlier than 20261123T080001Z (20261123T081501Z - 15 min.)',
    )
  })

  it('says by how much a signature is too early', () => {
    expect(check('2026-11-23T07:44:59Z')).toThrow(
      'Signature not yet current: 20261123T080000Z is still later than 20261123T075959Z (20261123T074459Z + 15 min.)',
    )
  })
})

describe('scope', () => {
  it('names the service that was meant', () => {
    expect(() => checkClaim(request, claim, { service: 'sts', now: claim.signedAt })).toThrow(
      "Credential should be scoped to correct service: 'sts'.",
    )
  })
})
