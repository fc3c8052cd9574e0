/** How much there is of everything, and room for more. */
export interface InstanceFacts {
  readonly accounts: number
  readonly repositories: number
  readonly images: number
  /** Layers and configs, each once. */
  readonly blobs: number
  readonly blobBytes: number
  readonly database: {
    /** As in "17.5". */
    readonly version: string
    readonly bytes: number
    /** Open to it now, of all processes. */
    readonly connections: number
    readonly connectionsMax: number
  }
  /** Where the data directory is. */
  readonly disk: { readonly freeBytes: number; readonly totalBytes: number }
}

/** The installation as its operators look after it. */
export interface InstanceStore {
  facts(): Promise<InstanceFacts>
}
