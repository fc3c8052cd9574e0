import { describe, expect, it } from 'vitest'
import { accountProblems, readQuotas } from './account-form.ts'
import { shortFormState } from './short-form.ts'

describe('the quotas of an account', () => {
  const read = (values: Readonly<Record<string, string>>) => {
    const form = new FormData()
    for (const [name, value] of Object.entries(values)) form.set(name, value)
    return readQuotas(form, ['L-PULLS', 'L-REPOSITORIES'])
  }

  it('change where they are not as the form began, and an empty one is the default again', () => {
    const { values, problems } = read({
      'L-PULLS': '',
      'before:L-PULLS': '25',
      'L-REPOSITORIES': '10,000',
      'before:L-REPOSITORIES': '10000',
    })
    expect(problems).toEqual({})
    expect(values).toEqual([['L-PULLS', undefined]])
  })

  it.each(['many', '-1', '1e999', '1,5'])('are numbers of 0 or more: not %s', (typed) => {
    const { values, problems, fields } = read({ 'L-PULLS': typed })
    expect(Object.keys(problems)).toEqual(['L-PULLS'])
    expect(values).toEqual([])
    expect(fields['L-PULLS']).toBe(typed)
  })
})

it('a new account has a name and an address', () => {
  expect(accountProblems({ name: 'Harbour', email: 'ada@harbour.example' })).toEqual({})
  expect(Object.keys(accountProblems({ name: '', email: 'ada@harbour' }))).toEqual(['name', 'email'])
})

it('a refusal keeps what was typed, and stands at the field that is to blame', () => {
  const refused = { failure: 'It is taken.', code: 'EntityAlreadyExistsException' }
  expect(shortFormState(refused, { alias: 'quay' }, 'Done.')).toEqual({ fields: { alias: 'quay' }, failure: 'It is taken.' })
  expect(shortFormState(refused, { alias: 'quay' }, 'Done.', () => 'alias')).toEqual({
    fields: { alias: 'quay' },
    problems: { alias: 'It is taken.' },
  })
  expect(shortFormState({ signedOut: true }, { alias: 'quay' }, 'Done.')).toEqual({ fields: { alias: 'quay' }, signedOut: true })
  expect(shortFormState({ answer: {} }, { alias: 'quay' }, 'Done.')).toEqual({ done: 'Done.' })
})
