/** All or nothing: what several stores change together. */
export interface Transactions {
  /**
   * Runs `work`; everything that stores of this installation do within it is one transaction, durable when this answers
   * and undone when `work` throws. Within another one it is a part of that: undone alone when it throws. Nothing slow
   * belongs in it, and no two parts at once.
   *
   * `close` is given what `work` answered, and records it with one statement. As nothing is left to decide by then, that is
   * sent together with the transaction's end if its store is called before anything is awaited.
   */
  run<T>(work: () => Promise<T>, close?: (result: T) => Promise<void>): Promise<T>
}
