/** What is wrong with a policy text, and where. */
export class PolicyError extends Error {
  /** `Statement[0].Principal.AWS`; '' for the whole document. */
  readonly place: string
  /** A sentence without the place. */
  readonly reason: string

  /** `known` reasons are sentences of IAM's own, which clients may look for, and stand alone as the message. */
  constructor(place: string, reason: string, { known = false }: { readonly known?: boolean } = {}) {
    super(known || place === '' ? reason : `${place}: ${reason}`)
    this.name = 'PolicyError'
    this.place = place
    this.reason = reason
  }
}
