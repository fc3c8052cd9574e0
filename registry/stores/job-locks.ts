/** Work that one process at a time does, of all that share the database. */
export interface JobLocks {
  /** False, and `work` is not begun, when somebody is at work under this name. */
  tryRun(name: string, work: () => Promise<void>): Promise<boolean>
}
