import { expect, test } from 'vitest'
import { newestVersion, shownTag } from './newest-version.ts'

test.each([
  [['1.9.0', '1.10.0', 'latest'], '1.10.0'],
  [['v2.0.0', '1.10.0'], 'v2.0.0'],
  [['2.0.0-rc.1', '1.0.0'], '1.0.0'],
  [['2.0.0-rc.1', '2.0.0-rc.10', 'edge'], '2.0.0-rc.10'],
  [['v1.0.0', '1.0.0'], 'v1.0.0'],
  [['latest', '1', '1.2'], undefined],
  [[], undefined],
])('of %s it is %s', (tags, newest) => {
  expect(newestVersion(tags.map((imageTag) => ({ imageTag })))?.imageTag).toBe(newest)
})

const signature = `sha256-${'0'.repeat(64)}.sig`
test.each([
  [[signature, 'nightly', '1.0.0', '1.1.0'], '1.1.0'],
  [[signature, 'nightly', 'edge'], 'nightly'],
  [[signature], signature],
  [[], undefined],
])('of %s, %s is shown', (tags, shown) => {
  expect(shownTag(tags.map((imageTag) => ({ imageTag })))?.imageTag).toBe(shown)
})
