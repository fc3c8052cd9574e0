import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { Markdown } from './markdown.tsx'

const render = (text: string) => renderToStaticMarkup(<Markdown text={text} />)

describe('the examples of the user guide', () => {
  test.each([
    ['# Heading level one', '<h2 id="user-content-heading-level-one">Heading level one'],
    ['# One\n\n### Heading level three', '<h4 id="user-content-heading-level-three">Heading level three'],
    ['*This text appears in italics*', '<em>This text appears in italics</em>'],
    ['**This text appears in bold**', '<strong>This text appears in bold</strong>'],
    ['~~This text appears in strikethrough~~', '<del>This text appears in strikethrough</del>'],
    ['`code text`', '<code>code text</code>'],
    ['```\nmulti-line\ncodeblock\n```', '<code>multi-line\ncodeblock\n</code>'],
    ['* Bullet 1\n* Bullet 2', '<ul>\n<li>Bullet 1</li>\n<li>Bullet 2</li>\n</ul>'],
    ['1. Step one\n2. Step two', '<ol>\n<li>Step one</li>\n<li>Step two</li>\n</ol>'],
    [
      '[What is it?](https://docs.example.com/a)',
      '<a href="https://docs.example.com/a" rel="nofollow ugc noopener noreferrer">What is it?</a>',
    ],
    ['| a | b |\n|---|---|\n| 1 | 2 |', '<td>1</td>'],
    ['- [x] done', 'type="checkbox"'],
  ])('%j', (text, html) => {
    expect(render(text)).toContain(html)
  })
})

describe('what a publisher cannot do', () => {
  test.each([
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '<svg onload=alert(1)></svg>',
    '<a href="javascript:alert(1)">x</a>',
    '<iframe src="https://evil.example"></iframe>',
    '<style>body{display:none}</style>',
    '[x](javascript:alert(1))',
    '[x](JaVaScRiPt:alert(1))',
    '[x](data:text/html,<script>alert(1)</script>)',
    '[x](vbscript:x)',
    '[x](java&#10;script:alert(1))',
    '![x](javascript:alert(1))',
    '![x](data:image/svg+xml,<svg onload=alert(1)>)',
    '<https://example.com/"onmouseover="alert(1)>',
  ])('%s', (text) => {
    const html = render(text)
    expect(html).not.toMatch(/<(script|iframe|style|svg onload|img[^>]+onerror)/i)
    expect(html).not.toMatch(/(href|src)="(javascript|data|vbscript)/i)
    expect(html).not.toMatch(/ on\w+="/i)
  })

  test.each([
    ['a link into the gallery itself', '[x](/console/delete)', '<span>x</span>'],
    ['a link to a protocol-relative address', '[x](//evil.example)', '<span>x</span>'],
    ['an image over plain http', '![the logo](http://example.com/a.png)', '<span>the logo</span>'],
    ['an image of a page of the gallery', '![the logo](/-/colour-scheme)', '<span>the logo</span>'],
    ['an image of an address with a password', '![the logo](https://me:secret@example.com/a.png)', '<span>the logo</span>'],
  ])('%s', (_, text, html) => {
    expect(render(text)).toContain(html)
  })

  test('an id of the page cannot be taken', () => {
    expect(render('# content')).toContain('id="user-content-content"')
  })
})

test('images load late and tell the other side nothing', () => {
  expect(render('![a map](https://example.com/map.png "Map")')).toContain(
    '<img src="https://example.com/map.png" alt="a map" title="Map" loading="lazy" decoding="async" referrerPolicy="no-referrer"/>',
  )
})

test('headings of the same words have ids of their own, and links within the text find them', () => {
  const html = render('# Run it!\n\n## Run it\n\n[down](#run-it)')
  expect(html).toContain('<h2 id="user-content-run-it">')
  expect(html).toContain('<h3 id="user-content-run-it-1">')
  expect(html).toContain('<a href="#user-content-run-it">down</a>')
})

test('footnotes lead there and back', () => {
  const html = render('A[^1]\n\n[^1]: note')
  expect(html).toContain('href="#user-content-fn-1"')
  expect(html).toContain('id="user-content-fn-1"')
  expect(html).toContain('href="#user-content-fnref-1"')
})

test('a text that begins at the second level leaves no gap below the title of the page', () => {
  const html = render('## First\n\n### Second\n\nA[^1]\n\n[^1]: note')
  expect(html).toContain('<h2 id="user-content-first">')
  expect(html).toContain('<h3 id="user-content-second">')
  expect(html).toContain('<h2 class="sr-only" id="footnote-label">')
})

test('the empty corner of a table is no heading', () => {
  expect(render('| | a |\n|---|---|\n| b | 1 |')).toContain('<tr><td></td><th>a</th></tr>')
})

test('no heading is deeper than six levels', () => {
  expect(render('# one\n\n###### six')).toContain('<h6 id="user-content-six">')
})

test.each(['>', '> ', '- '])('%j a thousand times in a row is left as text', (mark) => {
  const html = render(`${mark.repeat(1000)}deep`)
  expect(html).not.toMatch(/<(?:blockquote|li)/)
  expect(html).toContain('deep')
})

test.each(['/harbour/web/-/badge/version.svg', 'http://localhost:3000/harbour/web/-/badge/version.svg'])(
  'shows a badge of this gallery: %s',
  (src) => {
    expect(render(`![version](${src})`)).toContain('<img src="/harbour/web/-/badge/version.svg" alt="version"')
  },
)

test('code in a language that is named is coloured', () => {
  expect(render('```dockerfile\nFROM scratch\n```')).toContain('<span class="hljs-keyword">FROM</span>')
  expect(render('```sh\necho "hi"\n```')).toContain('<span class="hljs-string">&quot;hi&quot;</span>')
  expect(render('```no-such-language\nx\n```')).toContain('x\n</code>')
})

test('code of a size that takes long to colour stays plain', () => {
  expect(render(`\`\`\`js\n${'f(1)\n'.repeat(3000)}\`\`\``)).not.toContain('hljs-')
})

describe('a text that would take the server too long is shown as it was written', () => {
  const all = (piece: string) => piece.repeat(25_600 / piece.length)
  test.each([
    ['blockquotes in each other', all('>')],
    ['lists in each other', all('1. ')],
    [
      'lists in each other by their indentation',
      Array.from({ length: 200 }, (_, depth) => `${' '.repeat(depth * 2)}- a`)
        .join('\n')
        .slice(0, 25_600),
    ],
    ['emphasis', all('*a_')],
    ['brackets', all('[')],
    ['brackets in each other', '['.repeat(12_800) + ']'.repeat(12_800)],
    ['links', all('[a](http://b.c) ')],
    ['addresses', all('a@b.c ')],
    ['footnotes', `${all('[^a] ').slice(0, 25_580)}\n\n[^a]: x`],
    ['a table of ten thousand cells', `|a|\n|-|\n${'|\n'.repeat(12_000)}`],
    ['headings', all('# a\n')],
    ['HTML', all('<b>')],
    ['emphasis behind what looks like code', `<div>\n\`\`\`\n\n${all('*a_').slice(0, 25_000)}`],
  ])('%s', (_, text) => {
    const html = render(text)
    expect(html).toContain('as it was written')
    expect(html).not.toMatch(/<(em|blockquote|a|td|h2)\b/)
  })

  test.each([
    ['one long word', all('a')],
    ['one long line', all('word and ')],
    ['many short paragraphs', 'A line of some words.\n\n'.repeat(1000)],
    ['code full of signs', `\`\`\`\n${'*_[]()<>|&\\\n'.repeat(1500)}\`\`\``],
    ['a large table', `| a | b | c | d |\n|---|---|---|---|\n${'| `A_B` | text | 1 | [x](https://example.com) |\n'.repeat(100)}`],
  ])('and not %s', (_, text) => {
    expect(render(text)).not.toContain('as it was written')
  })
})
