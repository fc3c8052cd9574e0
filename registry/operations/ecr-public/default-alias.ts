import { randomInt } from 'node:crypto'
import type { Context } from '#registry/context.ts'

const letters = 'abcdefghijklmnopqrstuvwxyz'
const attemptsMax = 20

/**
 * Sees to it that the account has a default alias, of the form `k5n6o2s4`.
 * @see User guide, "Public registry concepts": it is assigned with the first repository.
 */
export async function ensureDefaultAlias(accountId: string, { accounts }: Pick<Context, 'accounts'>): Promise<void> {
  const aliases = await accounts.aliases(accountId)
  if (aliases.some(({ isDefault }) => isDefault)) return
  for (let attempt = 0; attempt < attemptsMax; attempt++) {
    if (await accounts.giveDefaultAlias(accountId, newAlias())) return
  }
  throw new Error(`no free alias found in ${attemptsMax} attempts`)
}

function newAlias(): string {
  return Array.from({ length: 4 }, () => `${letters[randomInt(letters.length)]}${randomInt(10)}`).join('')
}
