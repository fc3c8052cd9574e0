import type { ImageConfig } from './backend/image-answers.ts'

/** `NAME=value` in its parts; a variable without a value has an empty one. */
export function splitVariable(variable: string): readonly [name: string, value: string] {
  const sign = variable.indexOf('=')
  return sign < 0 ? [variable, ''] : [variable.slice(0, sign), variable.slice(sign + 1)]
}

/** As in "curl -f http://localhost/ || exit 1, every 30 s, for at most 3 s, 3 tries". */
export function healthcheckText(check: NonNullable<ImageConfig['healthcheck']>): string {
  const [kind, ...words] = check.test
  if (kind === 'NONE') return 'none'
  const command = kind === 'CMD' || kind === 'CMD-SHELL' ? words.join(' ') : check.test.join(' ')
  return [
    command || 'as in the base image',
    check.intervalSeconds ? `every ${check.intervalSeconds} s` : '',
    check.timeoutSeconds ? `for at most ${check.timeoutSeconds} s` : '',
    check.startPeriodSeconds ? `not in the first ${check.startPeriodSeconds} s` : '',
    check.retries ? `${check.retries} tries` : '',
  ]
    .filter(Boolean)
    .join(', ')
}
