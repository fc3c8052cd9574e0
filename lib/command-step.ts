/** One of several things to type, and what it does. */
export interface CommandStep {
  readonly what: string
  /** Of one line or more. */
  readonly command: string
}
