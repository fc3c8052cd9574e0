/** What delivers an account's events as files. */
export interface Trail {
  readonly accountId: string
  readonly name: string
  readonly bucket: string
  /** Before the path of the files, without a slash at its end. */
  readonly prefix?: string
  /** Told as it was set: there is but one region. */
  readonly multiRegion: boolean
  readonly logging: boolean
  readonly startedAt?: Date
  readonly stoppedAt?: Date
  readonly deliveredAt?: Date
  /** Of the last attempt; undefined: it succeeded. */
  readonly deliveryError?: string
}

export type NewTrail = Pick<Trail, 'accountId' | 'name' | 'bucket' | 'prefix' | 'multiRegion'>

export interface TrailStore {
  /**
   * Makes a trail that does not log yet, unless the account has `trailsMax` already.
   * @throws ServiceError `trail-already-exists`, `trail-limit-exceeded`.
   */
  create(trail: NewTrail, trailsMax: number): Promise<Trail>
  find(accountId: string, name: string): Promise<Trail | undefined>
  /** By name; an account has few. */
  list(accountId: string): Promise<readonly Trail[]>
  /** From the transaction that it is called in on, events are delivered. False: there is no such trail. */
  startLogging(accountId: string, name: string, at: Date): Promise<boolean>
  /** What comes after the transaction that it is called in is not delivered. False: there is no such trail. */
  stopLogging(accountId: string, name: string, at: Date): Promise<boolean>
  /** False: there is no such trail. */
  delete(accountId: string, name: string): Promise<boolean>
}

/** The events of one file. */
export interface Delivery {
  readonly accountId: string
  readonly trailName: string
  readonly bucket: string
  readonly prefix?: string
  /** The time in the file's name. */
  readonly at: Date
  /** The range of transactions whose events are in it, without the last one. */
  readonly from: string
  readonly upTo: string
}

/**
 * What trails still have to deliver. A delivery that somebody began is the same for whoever goes on with it, with the
 * same events in the same order: doing it twice makes the same file twice.
 */
export interface TrailDeliveries {
  /**
   * After a restore into another database server, whose transactions are counted anew: takes over what waits and what is
   * delivered. Called before anything is recorded; does nothing at any other time.
   */
  adoptRestored(): Promise<void>
  /** Trails with something to deliver, the longest waiting first, `limit` at most. */
  waiting(limit: number): Promise<readonly Pick<Trail, 'accountId' | 'name'>[]>
  /** The next file of a trail; undefined when there is none. Only events that no transaction under way can precede. */
  begin(trail: Pick<Trail, 'accountId' | 'name'>, at: Date): Promise<Delivery | undefined>
  /** Texts of its events, in the order in which they were written. */
  read(delivery: Delivery): AsyncIterable<string>
  /** Its events are never delivered again. */
  complete(delivery: Delivery, at: Date): Promise<void>
  /** Notes why it was not delivered; the next attempt begins with it. */
  fail(trail: Pick<Trail, 'accountId' | 'name'>, message: string): Promise<void>
}
