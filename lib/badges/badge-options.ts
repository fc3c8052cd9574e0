import { type BadgeKind, type BadgeStyle, badgeStyles, taggedKinds } from './badge-kinds.ts'

/** What an address can say of a badge's looks, and which tag it tells of. */
export interface BadgeOptions {
  readonly style?: BadgeStyle
  /** A name of a badge colour, or `#` and hexadecimal digits. */
  readonly color?: string
  /** Empty: no left half. */
  readonly label?: string
  readonly tag?: string
}

/** Names that badge-maker and shields.io know. */
export const badgeColors = [
  'brightgreen',
  'green',
  'yellowgreen',
  'yellow',
  'orange',
  'red',
  'blue',
  'grey',
  'lightgrey',
  'success',
  'important',
  'critical',
  'informational',
  'inactive',
] as const

const names = ['style', 'color', 'label', 'tag'] as const
type OptionName = (typeof names)[number]

/** What is wrong with one option, in a few words that fit on a badge. */
export interface OptionProblem {
  readonly option: string
  readonly message: string
}

export const labelCharsMax = 60
const hexColor = /^#?(?:[0-9a-f]{3}|[0-9a-f]{6})$/i
const tagPattern = /^[a-zA-Z0-9_][a-zA-Z0-9._-]{0,127}$/

/** The options of a badge's address, or all that is wrong with them. */
export function parseBadgeOptions(
  query: URLSearchParams,
  kind?: BadgeKind,
): { readonly options: BadgeOptions; readonly problems: readonly OptionProblem[] } {
  const options: Partial<Record<OptionName, string>> = {}
  const problems: OptionProblem[] = []
  for (const [option, value] of query) {
    const name = names.find((known) => known === option)
    const message = name
      ? options[name] === undefined
        ? whatIsWrong(name, value, kind)
        : 'is given twice'
      : `is no option; there are ${names.join(', ')}`
    if (message) problems.push({ option: shortened(option), message })
    else if (name) options[name] = name === 'color' && hexColor.test(value) ? `#${value.replace('#', '').toLowerCase()}` : value
  }
  const { style, ...others } = options
  const known = badgeStyles.find((one) => one === style)
  return { options: { ...others, ...(known ? { style: known } : {}) }, problems }
}

function whatIsWrong(name: OptionName, value: string, kind: BadgeKind | undefined): string | undefined {
  switch (name) {
    case 'style':
      return badgeStyles.some((style) => style === value) ? undefined : `must be one of ${badgeStyles.join(', ')}`
    case 'color':
      return hexColor.test(value) || badgeColors.some((color) => color === value)
        ? undefined
        : 'must be a name such as blue, or hex such as 0a7'
    case 'label':
      if ([...value].length > labelCharsMax) return `must have at most ${labelCharsMax} characters`
      return /\p{Cc}/u.test(value) || !value.isWellFormed() ? 'must not contain control characters' : undefined
    case 'tag':
      if (kind && !taggedKinds.has(kind)) return `says nothing on a badge of ${kind}`
      return tagPattern.test(value) ? undefined : 'must be a tag such as 1.2.0'
  }
}

function shortened(option: string): string {
  const text = option.replace(/\p{Cc}/gu, '').toWellFormed()
  return text.length > 24 ? `${text.slice(0, 24)}…` : text
}

/** The query of some options, in a fixed order, without the usual style; empty for none. */
export function badgeQuery({ style, color, label, tag }: BadgeOptions): string {
  const query = new URLSearchParams()
  if (tag !== undefined) query.set('tag', tag)
  if (style !== undefined && style !== 'flat') query.set('style', style)
  if (color !== undefined) query.set('color', color.replace('#', ''))
  if (label !== undefined) query.set('label', label)
  return query.size > 0 ? `?${query}` : ''
}
