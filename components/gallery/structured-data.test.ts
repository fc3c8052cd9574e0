import { expect, test } from 'vitest'
import { repositoryAnswer } from '#lib/backend/gallery-answers.ts'
import { webRepository } from '#lib/testing/stub-gallery.ts'
import { repositoryGraph, scriptText } from './structured-data.tsx'

test('a repository is software, with the way to it', () => {
  const [software, crumbs] = repositoryGraph(repositoryAnswer.parse(webRepository), '1.2.0')
  expect(software).toMatchObject({
    '@type': 'SoftwareApplication',
    name: 'harbour/web',
    description: 'Serves <pages> & more',
    softwareVersion: '1.2.0',
    operatingSystem: 'Linux',
    author: { name: 'Harbour Works' },
    interactionStatistic: { userInteractionCount: 1_234_567 },
  })
  const { itemListElement } = crumbs as { itemListElement: readonly { name: string }[] }
  expect(itemListElement.map(({ name }) => name)).toEqual(['Gallery', 'Harbour Works', 'web'])
})

test('no text gets out of its script element', () => {
  const text = scriptText({ description: '</script><script>alert(1)</script><!--&' })
  expect(text).not.toMatch(/[<>&]/)
  expect(JSON.parse(text)).toEqual({ description: '</script><script>alert(1)</script><!--&' })
})
