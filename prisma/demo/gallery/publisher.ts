import type { Artifact } from '#demo/images/artifact.ts'

/** Somebody whose repositories are in the demo gallery. All of them are made up. */
export interface Publisher {
  /** The first part of its repositories' addresses. */
  readonly alias: string
  /** Of the account, and what the gallery shows of a verified one. */
  readonly name: string
  readonly verified: boolean
  readonly repositories: readonly DemoRepository[]
}

export interface DemoRepository {
  readonly name: string
  readonly description: string
  /** Badges; an artifact that runs on no machine of its own has none. */
  readonly architectures: readonly string[]
  /** Oldest first. */
  readonly releases: readonly Release[]
}

export interface Release {
  /** In the order in which they are pushed: the gallery offers the last one for copying. */
  readonly tags: readonly string[]
  build(surroundings: Surroundings): Promise<Artifact>
}

/** What a release may have to know of where it is pushed. */
export interface Surroundings {
  /** `host/alias`, as in image references. */
  readonly registry: string
  /** The address of the registry's page, where those of its repositories begin. */
  readonly gallery: string
  /** The folder that holds the repository's files: the working directory of the server. */
  readonly root: string
}
