import { knownArchitectures, knownOperatingSystems } from './gallery-search.ts'

export interface ContentTypes {
  readonly operatingSystems: readonly string[]
  readonly architectures: readonly string[]
}

export interface FoundContent extends ContentTypes {
  /** All platforms, those that no badge stands for, too. */
  readonly platforms: readonly object[]
}

/** The badges of a repository, by whether its images bear them out; each list in the order of the filters. */
export interface ContentClaims {
  /** Declared, and found or not to be judged. */
  readonly plain: readonly string[]
  /** Declared, but in no image. */
  readonly notFound: readonly string[]
  /** In an image, but not declared. */
  readonly notDeclared: readonly string[]
}

/** Sets what a publisher declares beside what the images say. Where nothing runs anywhere, as in charts, there is nothing to judge. */
export function contentClaims(declared: ContentTypes, found: FoundContent): ContentClaims {
  const judged = found.platforms.length > 0
  const claims = [
    ...knownOperatingSystems.map((name) => claim(name, declared.operatingSystems, found.operatingSystems)),
    ...knownArchitectures.map((name) => claim(name, declared.architectures, found.architectures)),
  ]
  const namesOf = (wanted: (of: ReturnType<typeof claim>) => boolean) => claims.filter(wanted).map(({ name }) => name)
  return {
    plain: namesOf((of) => of.declared && (of.found || !judged)),
    notFound: namesOf((of) => of.declared && !of.found && judged),
    notDeclared: namesOf((of) => !of.declared && of.found),
  }
}

function claim(name: string, declared: readonly string[], found: readonly string[]) {
  return { name, declared: declared.includes(name), found: found.includes(name) }
}
