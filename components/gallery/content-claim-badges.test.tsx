import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { ContentClaimBadges } from './content-claim-badges.tsx'

const render = (declared: [string[], string[]], found: [string[], string[]], complete = true) => {
  const [operatingSystems, architectures] = declared
  const [foundSystems, foundArchitectures] = found
  const platforms = foundSystems.map((os) => ({ os, architecture: 'any' }))
  return renderToStaticMarkup(
    <ContentClaimBadges
      catalogData={{ operatingSystems, architectures }}
      foundPlatforms={{ platforms, operatingSystems: foundSystems, architectures: foundArchitectures, complete }}
    />,
  )
}

test('labels that are borne out are plain', () => {
  const html = render([['Linux'], ['ARM 64']], [['Linux'], ['ARM 64']])
  expect(html).toContain('>Linux</span>')
  expect(html).not.toContain('button')
})

test('what is declared and not there is said in words, and explained', () => {
  const html = render(
    [
      ['Linux', 'Windows'],
      ['ARM', 'ARM 64', 'x86'],
    ],
    [['Linux'], ['ARM 64']],
  )
  expect(html).toContain('Windows, ARM, and x86: declared, in no image')
  const [, described] = /aria-describedby="([^"]+)"/.exec(html) ?? []
  expect(html).toContain(`role="tooltip" id="${described}"`)
  expect(html).toContain('none of its tagged images is.')
})

test('only what was looked into is spoken of', () => {
  expect(render([['Windows'], []], [['Linux'], []], false)).toContain('none of its newest thousand tagged images is.')
})

test('what is there and not declared is said in words', () => {
  expect(render([[], []], [['Linux'], ['x86-64']])).toContain('Linux and x86-64: found, not declared')
})
