import { describe, expect, it } from 'vitest'
import { installationRules, newPasswordProblem, type PasswordRules, rulesInWords } from './password-rules.ts'

const strict: PasswordRules = {
  minimumLength: 12,
  requireSymbols: true,
  requireNumbers: true,
  requireUppercase: true,
  requireLowercase: true,
  reusePrevention: 5,
}

describe('the rules of passwords', () => {
  it('are said before anybody types', () => {
    expect(rulesInWords(installationRules)).toBe('At least 8 characters; not the user name.')
    expect(rulesInWords(strict)).toBe(
      'At least 12 characters, with an uppercase letter, a lowercase letter, a digit, and a symbol such as ! or -; not the user name, nor one of the last 5 passwords.',
    )
    expect(rulesInWords({ ...installationRules, reusePrevention: 1 })).toMatch(/nor the last password\.$/)
    expect(rulesInWords(undefined)).toMatch(/^As the account asks/)
  })

  it.each([
    ['Correct-Horse-1', strict, undefined],
    ['Correct-Horse', strict, /12 characters, with .* digit/],
    ['correct-horse-1', strict, /uppercase/],
    ['Short-1', strict, /at least 12 characters/],
    ['short', installationRules, /at least 8 characters/],
    ['MARA-of-the-harbour', installationRules, /name of the user/],
    ['x', undefined, undefined],
    ['', undefined, /Choose a password/],
  ])('take %j by the rules, or say why not', (password, rules, problem) => {
    const said = newPasswordProblem(password, rules, 'mara-of-the-harbour')
    if (problem) expect(said).toMatch(problem)
    else expect(said).toBeUndefined()
  })
})
