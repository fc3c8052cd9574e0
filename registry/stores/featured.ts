/** Why the front page does not show a featured repository, or that it does. */
export type FeaturedState = 'SHOWN' | 'WITHOUT_IMAGES' | 'SUSPENDED'

export interface FeaturedRepository {
  readonly repositoryId: string
  readonly primaryAlias: string
  readonly repositoryName: string
  readonly state: FeaturedState
}

/** The repositories that operators put on the front page, in their order. One that is deleted is gone from here. */
export interface FeaturedStore {
  list(): Promise<readonly FeaturedRepository[]>
  /** At the end. @throws ServiceError `entity-already-exists`, `limit-exceeded`, `repository-not-found` (deleted meanwhile). */
  add(repositoryId: string): Promise<void>
  /** Trades places with the one before or after it; the first and the last stay where they are. @throws ServiceError `entity-not-found`. */
  move(repositoryId: string, direction: 'UP' | 'DOWN'): Promise<void>
  /** @throws ServiceError `entity-not-found`. */
  remove(repositoryId: string): Promise<void>
}
