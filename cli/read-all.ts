import type { Page, PageRequest } from '#registry/domain/page.ts'

/** All of a list that is read page by page. */
export async function readAll<Item>(read: (page: PageRequest) => Promise<Page<Item>>): Promise<readonly Item[]> {
  const all: Item[] = []
  let after: string | undefined
  do {
    const page = await read({ limit: 1000, after })
    all.push(...page.items)
    after = page.next
  } while (after)
  return all
}
