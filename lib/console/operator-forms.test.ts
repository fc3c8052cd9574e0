import { describe, expect, it } from 'vitest'
import { accountProblems, readQuotas } from './account-form.ts'
import { answeredForm, readTyped, textOf } from './form-state.ts'

describe('the quotas of an account', () => {
  const read = (values: Readonly<Record<string, string>>) => {
    const form = new FormData()
    for (const [name, value] of Object.entries(values)) form.set(name, value)
    const typed = readTyped(form)
    return { typed, ...readQuotas(typed, ['L-PULLS', 'L-REPOSITORIES']) }
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

  it.each(['many', '-1', '1e999', '1,5'])('are numbers of 0 or more: not %s', (text) => {
    const { values, problems, typed } = read({ 'L-PULLS': text })
    expect(Object.keys(problems)).toEqual(['L-PULLS'])
    expect(values).toEqual([])
    expect(textOf(typed, 'L-PULLS')).toBe(text)
  })
})

it('a new account has a name and an address', () => {
  expect(accountProblems({ name: 'Harbour', email: 'ada@harbour.example' })).toEqual({})
  expect(Object.keys(accountProblems({ name: '', email: 'ada@harbour' }))).toEqual(['name', 'email'])
})

it('a refusal keeps what was typed, and stands at the field that is to blame', () => {
  const refused = { failure: 'It is taken.', code: 'EntityAlreadyExistsException' }
  const typed = { alias: ['quay'] }
  expect(answeredForm(typed, refused, 'Done.')).toEqual({ typed, failure: 'It is taken.' })
  expect(answeredForm(typed, refused, 'Done.', ({ failure }) => ({ alias: failure }))).toEqual({
    typed,
    problems: { alias: 'It is taken.' },
  })
  expect(answeredForm(typed, { signedOut: true }, 'Done.')).toEqual({ typed, signedOut: true })
  expect(answeredForm(typed, { answer: {} }, 'Done.')).toEqual({ done: 'Done.' })
})
