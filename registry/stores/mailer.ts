/** A mail of plain text. */
export interface Mail {
  readonly to: string
  readonly subject: string
  readonly text: string
}

export interface Mailer {
  /** Answers when the server has taken it. @throws ServiceError `unavailable` when it does not. */
  send(mail: Mail): Promise<void>
}
