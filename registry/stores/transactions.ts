/** All or nothing: what several stores change together. */
export interface Transactions {
  /**
   * Runs `work`; everything that stores of this installation do within it is one transaction, durable when this answers
   * and undone when `work` throws. Within another one it is a part of that: undone alone when it throws. Nothing slow
   * belongs in it, and no two parts at once.
   */
  run<T>(work: () => Promise<T>): Promise<T>
}
