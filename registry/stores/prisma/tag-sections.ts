import type { TagSort } from '#registry/stores/images.ts'

/** A part of a list of tags that one index has in order. All but the list by version are one part. */
export interface TagSection {
  /** For the names of statements. */
  readonly name: string
  /** Which tags are in it; all when absent. */
  readonly condition?: string
  /** What it is sorted by, all in one direction; the last is the name, which no two tags share. */
  readonly columns: readonly string[]
  readonly descending: boolean
  /** The columns' values for a tag, whose name is the parameter with this number, and its time or size the one after. */
  keysOf(parameter: number): readonly string[]
  /** Whether {@link keysOf} needs the time or size. */
  readonly needsPlace: boolean
}

const byName = {
  columns: ['t.natural_key', 't.name'],
  keysOf: (parameter: number) => [`tag_natural_key($${parameter})`, `$${parameter}`],
  needsPlace: false,
} as const

/** The sections of a list, in the order in which they are shown. */
export function tagSections(sort: TagSort, descending: boolean): readonly TagSection[] {
  switch (sort) {
    case 'newest':
      return [placed('newest', 't.pushed_at', 'timestamptz', descending)]
    case 'size':
      return [placed('size', 't.image_size_bytes', 'bigint', descending)]
    case 'name':
      return [{ name: 'all', ...byName, descending }]
    case 'version':
      return [
        {
          name: 'versions',
          condition: "t.version_key > ''",
          columns: ['t.version_key', ...byName.columns],
          descending,
          keysOf: (parameter) => [`tag_version_key($${parameter})`, ...byName.keysOf(parameter)],
          needsPlace: false,
        },
        // Last in either direction, and from A to Z: nobody looks for the newest of names.
        { name: 'others', condition: "t.version_key = ''", ...byName, descending: false },
      ]
  }
}

function placed(name: string, column: string, type: string, descending: boolean): TagSection {
  return {
    name,
    columns: [column, 't.name'],
    descending,
    keysOf: (parameter) => [`$${parameter + 1}::${type}`, `$${parameter}`],
    needsPlace: true,
  }
}
