import { describe, expect, it } from 'vitest'
import { readChosenColumns } from '#lib/console/chosen-columns.ts'
import { usualColumns } from '#lib/console/repository-list-view.ts'
import { POST } from './route.ts'

const choose = (fields: readonly (readonly [string, string])[], site = 'same-origin') => {
  const body = new URLSearchParams(fields.map(([name, value]) => [name, value]))
  return POST(new Request('http://localhost/console/repositories/columns', { method: 'POST', body, headers: { 'Sec-Fetch-Site': site } }))
}
const kept = (answer: Response) => /^galleon-columns=([^;]*);/.exec(answer.headers.get('Set-Cookie') ?? '')?.[1]

describe('chosen columns', () => {
  it('are kept, and the list is shown with the rest of its view', async () => {
    const answer = await choose([
      ['column', 'name'],
      ['column', 'pulls'],
      ['column', 'uri'],
      ['filter', 'web'],
      ['sort', 'pulls'],
    ])
    expect(answer.status).toBe(303)
    expect(answer.headers.get('Location')).toBe('/console/repositories?filter=web&sort=pulls')
    expect(readChosenColumns(kept(answer))).toEqual(['uri', 'pulls'])
  })

  it('may be none, and the usual ones are forgotten', async () => {
    expect(readChosenColumns(kept(await choose([['column', 'name']])))).toEqual([])
    const usual = await choose(['name', ...usualColumns].map((column) => ['column', column] as const))
    expect(usual.headers.get('Set-Cookie')).toContain('Max-Age=0')
    expect(readChosenColumns(undefined)).toEqual(usualColumns)
  })

  it('are not another site’s to choose', async () => {
    const answer = await choose([['column', 'name']], 'cross-site')
    expect([answer.status, answer.headers.get('Set-Cookie')]).toEqual([403, null])
  })
})
