import { describe, expect, it } from 'vitest'
import { readTyped, refusedForm, textOf } from '../form-state.ts'
import { accountAliasProblem, blameFor, nameProblem, sessionHoursProblem } from './access-fields.ts'
import { accessKeyCsv } from './access-key-csv.ts'
import { accessPaths } from './access-paths.ts'
import { passwordPolicyProblems, toPasswordPolicy } from './password-policy-form.ts'
import { decidingStatement, readSimulation, simulatedActions, simulationProblems } from './simulation-query.ts'

describe('names', () => {
  it.each(['Administrator', 'ada.l@harbour+1', 'x'.repeat(64), '=,-_'])('%s is one', (name) => {
    expect(nameProblem('user', name)).toBeUndefined()
  })

  it.each(['', 'a b', 'ädä', 'a/b', 'x'.repeat(65)])('%s is none', (name) => {
    expect(nameProblem('user', name)).toMatch(/name/)
  })

  it('of accounts are made of small letters and digits', () => {
    expect(accountAliasProblem('harbour-works')).toBeUndefined()
    for (const alias of ['', 'ab', 'Harbour', 'a--b', '-ab', 'ab-', 'x'.repeat(64)])
      expect(accountAliasProblem(alias)).toMatch(/small letters/)
    expect(accountAliasProblem('111122223333')).toMatch(/Twelve digits/)
  })
})

it('sessions of roles last from one hour to twelve', () => {
  expect(['1', '1.5', '12'].map(sessionHoursProblem)).toEqual([undefined, undefined, undefined])
  for (const hours of ['', '0', '13', 'x', 'Infinity']) expect(sessionHoursProblem(hours)).toMatch(/from 1 to 12/)
})

describe('a form that is not taken', () => {
  const form = new FormData()
  for (const [name, value] of [
    ['userName', ' ada '],
    ['groups', 'a'],
    ['groups', 'b'],
    ['password', 'secret of hers'],
    ['$ACTION_ID', 'x'],
    ['policyText', '{\r\n}'],
  ] as const) {
    form.append(name, value)
  }

  it('keeps what was typed, but for passwords', () => {
    const typed = readTyped(form)
    expect(typed).toEqual({ userName: ['ada'], groups: ['a', 'b'], policyText: ['{\n}'] })
    expect(textOf(typed, 'nothing', 'else')).toBe('else')
  })

  it('is told what is wrong at the field to blame', () => {
    const code = 'EntityAlreadyExistsException'
    const refused = { code, failure: 'User with name ada already exists.' }
    expect(refusedForm({}, refused, blameFor('userName')).problems).toEqual({
      userName: 'User with name ada already exists. Choose another name.',
    })
    expect(refusedForm({}, { code: 'MalformedPolicyDocumentException', failure: 'x' }, blameFor('n')).problems).toEqual({ policyText: 'x' })
    expect(refusedForm({}, { code: 'AccessDenied', failure: 'User: x' }, blameFor('n'))).toEqual({ typed: {}, failure: 'User: x' })
    expect(refusedForm({}, { signedOut: true })).toEqual({ typed: {}, signedOut: true })
  })
})

it('addresses keep every character of a name, and the slashes of an ARN', () => {
  expect(accessPaths.holder('user', 'tags', 'a+b=c,@')).toBe('/console/access/users/tags/a%2Bb%3Dc%2C%40')
  expect(accessPaths.policy('edit', 'arn:aws:iam::111122223333:policy/crew/a')).toBe(
    '/console/access/policies/edit/arn%3Aaws%3Aiam%3A%3A111122223333%3Apolicy/crew/a',
  )
  expect(accessPaths.list('policy', { scope: 'AWS' })).toBe('/console/access/policies?scope=AWS')
})

it('the file with a key has a line of titles and a line with the key', () => {
  expect(accessKeyCsv({ accessKeyId: 'AKIA', secretAccessKey: 'a/b+c' })).toBe('Access key ID,Secret access key\r\nAKIA,a/b+c\r\n')
})

describe('a simulation', () => {
  it('begins with some actions, and asks what the address says', () => {
    expect(readSimulation({}).actions).toContain('ecr-public:PutImage')
    const query = readSimulation({
      asked: 'yes',
      kind: 'role',
      name: ' r ',
      action: ['ecr-public:PutImage', 'odd'],
      otherActions: 'iam:GetUser, iam:GetUser',
    })
    expect(query).toMatchObject({ kind: 'role', name: 'r', resource: '*' })
    expect(simulatedActions(query)).toEqual(['ecr-public:PutImage', 'iam:GetUser'])
    expect(simulationProblems(query)).toEqual({})
  })

  it('says what is missing', () => {
    const query = readSimulation({ asked: 'yes', resource: 'my-repo', otherActions: '' })
    expect(Object.keys(simulationProblems(query))).toEqual(['name', 'actions', 'resource'])
    expect(simulationProblems({ ...query, otherActions: 'PutImage' })).toHaveProperty('otherActions')
  })

  it('names the statement that decides', () => {
    expect(decidingStatement('arn:aws:iam::aws:policy/ReadOnly statement 0')).toBe('Statement 1 of ReadOnly')
    expect(decidingStatement('inline policy push statement NoPush')).toBe('NoPush of inline policy push')
  })
})

describe('a password policy', () => {
  const typed = { minimumLength: ['12'], symbols: ['on'], maxAge: ['90'], reuse: [''] }

  it('is what was typed and ticked', () => {
    expect(passwordPolicyProblems(typed)).toEqual({})
    expect(toPasswordPolicy(typed)).toMatchObject({
      MinimumPasswordLength: 12,
      RequireSymbols: true,
      RequireNumbers: false,
      MaxPasswordAge: 90,
      PasswordReusePrevention: undefined,
    })
  })

  it.each([
    ['minimumLength', '5', /6 to 128/],
    ['minimumLength', '', /6 to 128/],
    ['maxAge', '1096', /1 to 1,095/],
    ['maxAge', '1.5', /1 to 1,095/],
    ['reuse', 'many', /1 to 24/],
  ])('says what %s may be in place of %j', (field, text, problem) => {
    expect(passwordPolicyProblems({ ...typed, [field]: [text] })[field]).toMatch(problem)
  })
})
