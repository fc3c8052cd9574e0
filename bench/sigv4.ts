/**
 * How many signed requests one core verifies: reading the claim, checking it, hashing the body and comparing the
 * signature, on recorded requests of real clients. Run it with `npx tsx bench/sigv4.ts [seconds]`.
 */
import { checkClaim } from '#registry/sigv4/check-claim.ts'
import { readClaim } from '#registry/sigv4/read-claim.ts'
import { verifySignature } from '#registry/sigv4/verify-signature.ts'
import { fixtureSecret, readFixture, sha256 } from '#registry/testing/signed-requests.ts'

const seconds = Number(process.argv[2] ?? 3)
const names = ['cli-v1-DescribeRepositories', 'cliv2-DescribeRepositories', 'jssdk-v3-DescribeRepositories', 'jssdk-v3-UploadLayerPart']

for (const name of names) {
  const { request, body } = readFixture(name)
  const verify = () => {
    const claim = readClaim(request)
    checkClaim(request, claim, { service: 'ecr-public', now: claim.signedAt })
    verifySignature(request, claim, sha256(body), fixtureSecret)
  }
  perSecond(verify, 0.5)
  console.log(`${name.padEnd(34)} ${Math.round(perSecond(verify, seconds)).toLocaleString('en')} a second`)
}

function perSecond(act: () => void, forSeconds: number): number {
  const start = performance.now()
  let times = 0
  let elapsedMs = 0
  do {
    for (let step = 0; step < 100; step++) act()
    times += 100
    elapsedMs = performance.now() - start
  } while (elapsedMs < forSeconds * 1000)
  return (times / elapsedMs) * 1000
}
