/** What a garbage collection removed, or would. */
export interface CollectionFigures {
  /** Of blobs to repositories. */
  readonly links: number
  /** Layers and configs. */
  readonly blobs: number
  readonly uploads: number
  readonly logos: number
  /** Of all of them together. */
  readonly bytes: number
}

/** `STOPPED`: the server stopped in the middle. */
export type CollectionStatus = 'WAITING' | 'RUNNING' | 'DONE' | 'STOPPED' | 'FAILED'

/** A garbage collection that was asked for, goes on or is over. */
export interface Collection extends CollectionFigures {
  readonly id: string
  readonly status: CollectionStatus
  /** The ARN of who asked for it, or the name of the command; undefined when its time had come. */
  readonly askedBy?: string
  readonly askedAt: Date
  readonly beganAt?: Date
  readonly endedAt?: Date
}

/** The newest garbage collections. One goes on at a time: who begins and ends one holds its {@link JobLocks | lock}. */
export interface CollectionStore {
  /** Asks for one, which a server begins within seconds. @throws ServiceError `entity-already-exists` while another waits. */
  ask(askedBy: string): Promise<Collection>
  /** Whether one was asked for, or none has begun in this time; 0 seconds never passes. */
  isDue(everySeconds: number): Promise<boolean>
  /** Begins the one that waits, or else a new one, asked for by `askedBy` or nobody. What has not ended before is taken for stopped. */
  begin(askedBy?: string): Promise<Collection>
  end(id: string, status: 'DONE' | 'STOPPED' | 'FAILED', figures: CollectionFigures): Promise<Collection>
  /** The newest first; some fifty are kept. */
  list(): Promise<readonly Collection[]>
}
