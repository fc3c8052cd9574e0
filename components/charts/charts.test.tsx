import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { BarChart } from './bar-chart.tsx'
import { countScale } from './count-scale.ts'
import { Sparkline } from './sparkline.tsx'

const bars = (...values: number[]) =>
  values.map((value, at) => ({ key: `k${at}`, value, short: `day ${at}`, title: `day ${at}: ${value}` }))
const heights = (html: string) => [...html.matchAll(/height="([\d.]+)" class="[^"]*fill-ink-soft/g)].map(([, height]) => Number(height))

describe('a scale of counts', () => {
  test.each([
    [0, [0, 1, 2, 3, 4]],
    [3, [0, 1, 2, 3, 4]],
    [7, [0, 2, 4, 6, 8]],
    [1234, [0, 500, 1000, 1500]],
  ])('up to %i has whole, round numbers', (highest, ticks) => {
    expect(countScale(highest).ticks).toEqual(ticks)
  })

  test('reaches beyond its highest value', () => {
    for (const highest of [1, 9, 99, 12_345, 6_543_210]) {
      expect(countScale(highest).share(highest)).toBeLessThanOrEqual(1)
      expect(countScale(highest).share(highest)).toBeGreaterThan(0.2)
    }
  })
})

describe('a bar chart', () => {
  test('says what it shows, draws every bar and names some dates, the last among them', () => {
    const html = renderToStaticMarkup(<BarChart bars={bars(...Array(30).keys())} label="Pulls of thirty days" />)
    expect(html).toContain('role="img" aria-label="Pulls of thirty days"')
    expect(heights(html)).toHaveLength(30)
    expect(html.match(/>day \d+<\/text>/g)).toEqual([
      '>day 5</text>',
      '>day 11</text>',
      '>day 17</text>',
      '>day 23</text>',
      '>day 29</text>',
    ])
  })

  test('needs no inline style, which the pages forbid', () => {
    expect(renderToStaticMarkup(<BarChart bars={bars(1, 2)} label="Pulls" lastIsOpen />)).not.toContain('style=')
  })

  test('draws nothing for nothing, and something for little', () => {
    expect(heights(renderToStaticMarkup(<Sparkline bars={bars(0, 1, 100_000)} height={20} />))).toEqual([2, 20])
  })

  test('is drawn for no values at all', () => {
    expect(heights(renderToStaticMarkup(<Sparkline bars={bars(0, 0)} height={20} label="Nothing" />))).toEqual([])
  })
})
