import type { Pool } from 'pg'
import { z } from 'zod'
import type { Digest } from '#registry/domain/digest.ts'
import { ServiceError } from '#registry/domain/service-error.ts'
import type { ListedTag, TagPage, TagQuery } from '#registry/stores/images.ts'
import { type ImageRow, imageColumns, toImage } from './image-lists.ts'
import { type TagSection, tagSections } from './tag-sections.ts'

/** Of an image that has more, the first by name: a page stays bounded whatever is pushed. */
const imageTagsShown = 20

interface TagRow {
  readonly tag: string
  readonly tag_pushed_at: Date
  readonly sort_size: string
  readonly tag_digest: Digest
}

/** The first tag of an image on a page has the image with it, the others have null instead: a summary is long. */
type SentRow = TagRow & (ListedImageRow | { readonly media_type: null })

interface ListedImageRow extends ImageRow {
  readonly image_tags: readonly string[]
  readonly image_tag_count: number
}

/** An end of a page: its tag there, as it was sorted then, and the section and direction in which to go on. */
interface Position {
  readonly backwards: boolean
  readonly section: number
  readonly tag: string
  /** A time or a size, in the orders that need it; the keys of names are computed. */
  readonly at: string | null
}

/** One page of a repository's tags, from either end of another page; each step is a walk along an index. */
export async function findTags(pool: Pool, repositoryId: string, query: TagQuery): Promise<TagPage> {
  const position = query.from === undefined ? undefined : parsePosition(query.from, query)
  const filter = query.filter?.toLowerCase() ?? ''
  const [{ rows, more }, found] = await Promise.all([
    walk(pool, repositoryId, { query, filter, position }),
    filter ? countTags(pool, repositoryId, filter) : undefined,
  ])
  const backwards = position?.backwards ?? false
  const ordered = backwards ? rows.toReversed() : rows
  const [first, last] = [ordered[0], ordered.at(-1)]
  const hasNext = backwards || more
  const hasPrevious = backwards ? more : position !== undefined
  return {
    items: ordered.map(({ listed }) => listed),
    ...(found === undefined ? {} : { found }),
    ...(last && hasNext ? { next: formatPosition(last, query, false) } : {}),
    ...(first && hasPrevious ? { previous: formatPosition(first, query, true) } : {}),
  }
}

/** One tag, with the other names of its image. */
export async function findTag(pool: Pool, repositoryId: string, tag: string): Promise<ListedTag | undefined> {
  const { rows } = await pool.query<SentRow>({
    name: 'find_tag',
    text: pageText('select * from tag t where t.repository_id = $1 and t.name = $2'),
    values: [repositoryId, tag],
  })
  return toListedTags(rows)[0]?.listed
}

interface Found {
  readonly row: TagRow
  readonly listed: ListedTag
  readonly section: number
}

interface Walk {
  readonly query: TagQuery
  readonly filter: string
  readonly position: Position | undefined
}

// Section by section, until the page is full and one tag more tells that there is another page.
async function walk(pool: Pool, repositoryId: string, { query, filter, position }: Walk) {
  const { sort, descending, limit } = query
  const backwards = position?.backwards ?? false
  const sections = tagSections(sort, descending).map((section, index) => ({ section, index }))
  const ahead = sections.filter(({ index }) => !position || (backwards ? index <= position.section : index >= position.section))
  const found: Found[] = []
  for (const { section, index } of backwards ? ahead.toReversed() : ahead) {
    const from = position?.section === index ? position : undefined
    const { name, text, values } = sectionStatement(section, { backwards, filtered: filter !== '', from })
    const { rows } = await pool.query<SentRow>({
      name: `find_tags_${sort}_${name}`,
      text,
      values: [repositoryId, limit + 1 - found.length, ...(filter ? [filter] : []), ...values],
    })
    found.push(...toListedTags(rows).map((tag) => ({ ...tag, section: index })))
    if (found.length > limit) break
  }
  return { rows: found.slice(0, limit), more: found.length > limit }
}

interface Step {
  readonly backwards: boolean
  readonly filtered: boolean
  readonly from: Position | undefined
}

// A statement for each shape, since an index is used only by what says plainly how it is.
function sectionStatement(section: TagSection, { backwards, filtered, from }: Step) {
  const descending = section.descending !== backwards
  const direction = descending ? 'desc' : 'asc'
  const place = filtered ? 4 : 3
  const conditions = [
    't.repository_id = $1',
    ...(section.condition ? [section.condition] : []),
    ...(filtered ? ['position($3 in lower(t.name)) > 0'] : []),
    ...(from ? [`(${section.columns.join(', ')}) ${descending ? '<' : '>'} (${section.keysOf(place).join(', ')})`] : []),
  ]
  const order = section.columns.map((column) => `${column} ${direction}`).join(', ')
  return {
    name: [section.name, direction, filtered && 'filtered', from && 'on'].filter(Boolean).join('_'),
    text: pageText(`select * from tag t where ${conditions.join(' and ')} order by ${order} limit $2`),
    values: from ? [from.tag, ...(section.needsPlace ? [from.at] : [])] : [],
  }
}

// Images and their other names are looked up for the tags of the page alone, each image once.
function pageText(tags: string): string {
  return `
    with page as materialized (select p.*, row_number() over () as place from (${tags}) p),
    images as materialized (
      select d.digest, d.place,
        array(select o.name from tag o where o.repository_id = $1 and o.digest = d.digest
              order by o.natural_key, o.name limit ${imageTagsShown}) as image_tags,
        (select count(*) from tag o where o.repository_id = $1 and o.digest = d.digest)::int as image_tag_count
      from (select digest, min(place) as place from page group by digest) d)
    select p.name as tag, p.pushed_at as tag_pushed_at, p.image_size_bytes as sort_size, p.digest as tag_digest,
      i.image_tags, i.image_tag_count, ${imageColumns}
    from page p left join images i on i.place = p.place left join manifest m on m.repository_id = $1 and m.digest = i.digest
    order by p.place`
}

async function countTags(pool: Pool, repositoryId: string, filter: string): Promise<number> {
  const { rows } = await pool.query<{ found: number }>({
    name: 'count_filtered_tags',
    text: 'select count(*)::int as found from tag where repository_id = $1 and position($2 in lower(name)) > 0',
    values: [repositoryId, filter],
  })
  return rows[0]?.found ?? 0
}

function toListedTags(rows: readonly SentRow[]): readonly { readonly row: TagRow; readonly listed: ListedTag }[] {
  const images = new Map<Digest, Omit<ListedTag, 'tag' | 'tagPushedAt'>>()
  return rows.flatMap((row) => {
    if (row.media_type !== null) {
      images.set(row.digest, { image: toImage(row), imageTags: row.image_tags, imageTagCount: row.image_tag_count })
    }
    const image = images.get(row.tag_digest)
    return image ? [{ row, listed: { tag: row.tag, tagPushedAt: row.tag_pushed_at, ...image } }] : []
  })
}

const positionSchema = z.tuple([z.boolean(), z.int().min(0), z.string().min(1), z.string().nullable()])

function formatPosition({ row, section }: Found, { sort }: TagQuery, backwards: boolean): string {
  const at = sort === 'newest' ? row.tag_pushed_at.toISOString() : sort === 'size' ? row.sort_size : null
  return JSON.stringify([backwards, section, row.tag, at])
}

function parsePosition(text: string, { sort }: TagQuery): Position {
  try {
    const [backwards, section, tag, at] = positionSchema.parse(JSON.parse(text))
    if (sort === 'newest') z.iso.datetime().parse(at)
    if (sort === 'size') z.coerce.number().int().parse(at)
    return { backwards, section, tag, at }
  } catch (cause) {
    const rule = 'must be a token of another page of the same list'
    throw new ServiceError('invalid-parameter', `Invalid parameter at 'nextToken' failed to satisfy constraint: '${rule}'`, { cause })
  }
}
