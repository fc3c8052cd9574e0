import { expect, it } from 'vitest'
import { badgesOf } from './content-types.ts'

it.each([
  [
    'the words of the guide, in its order',
    ['windows/amd64', 'linux/amd64', 'linux/arm64', 'linux/arm', 'linux/386'],
    'Linux Windows | ARM,ARM 64,x86,x86-64',
  ],
  ['nothing for what the guide has no word for', ['linux/s390x', 'freebsd/amd64'], 'Linux | x86-64'],
  ['nothing for a property of every object', ['constructor/toString'], ' | '],
  ['nothing for nothing', [], ' | '],
])('platforms become %s', (_what, platforms, badges) => {
  const found = badgesOf(
    platforms.map((platform) => {
      const [os = '', architecture = ''] = platform.split('/')
      return { os, architecture }
    }),
  )
  expect(`${found.operatingSystems.join(' ')} | ${found.architectures.join(',')}`).toBe(badges)
})
