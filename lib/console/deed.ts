/** What a form answers that does one thing and has nothing to keep but a word typed to confirm. */
export interface DeedState {
  readonly failure?: string
  readonly signedOut?: boolean
  readonly problems?: { readonly confirm?: string }
}

/** What is wrong when the word was not typed as asked; undefined when it was. */
export function confirmProblem(form: Pick<FormData, 'get'>, word: string): string | undefined {
  const typed = form.get('confirm')
  return typeof typed === 'string' && typed.trim() === word ? undefined : `Type ${word} to confirm. Nothing was changed.`
}
