import { expect, test } from 'vitest'
import { badgeSnippets } from './badge-snippets.ts'

test('what is pasted is well-formed whatever the address has in it', () => {
  const address = { alt: 'image size', image: 'https://g.example/a/b/-/badge/size.svg?tag=1&label=(x)"', page: 'https://g.example/a/b' }
  expect(badgeSnippets(address)).toEqual({
    markdown: '[![image size](https://g.example/a/b/-/badge/size.svg?tag=1&label=%28x%29")](https://g.example/a/b)',
    html: '<a href="https://g.example/a/b"><img alt="image size" src="https://g.example/a/b/-/badge/size.svg?tag=1&amp;label=(x)&quot;"></a>',
    restructuredText:
      '.. image:: https://g.example/a/b/-/badge/size.svg?tag=1&label=(x)"\n   :target: https://g.example/a/b\n   :alt: image size',
  })
})
