/**
 * How many requests one core decides, with policies that were parsed before. Run it with `npx tsx bench/iam.ts [seconds]`.
 */
import { evaluate } from '#registry/iam/evaluate.ts'
import { type PolicyCase, readCases, toRequest } from '#registry/testing/policy-cases.ts'

const seconds = Number(process.argv[2] ?? 3)
const files = ['guide', 'same-account', 'other-accounts', 'boundaries-and-sessions', 'variables', 'conditions-strings', 'conditions-values']

for (const file of files) {
  const requests = readCases<PolicyCase[]>(`${file}.json`).map(({ request }) => toRequest(request))
  decisionsPerSecond(requests, 0.5)
  console.log(`${file.padEnd(24)} ${Math.round(decisionsPerSecond(requests, seconds)).toLocaleString('en')} a second`)
}

function decisionsPerSecond(requests: readonly Parameters<typeof evaluate>[0][], forSeconds: number): number {
  const start = performance.now()
  let times = 0
  let elapsedMs = 0
  do {
    for (const request of requests) evaluate(request)
    times += requests.length
    elapsedMs = performance.now() - start
  } while (elapsedMs < forSeconds * 1000)
  return (times / elapsedMs) * 1000
}
