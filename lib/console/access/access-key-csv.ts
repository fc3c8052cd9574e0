/** A key of which the secret is shown this once. */
export interface NewAccessKey {
  readonly accessKeyId: string
  readonly secretAccessKey: string
}

/** The file that AWS's own console gives: a line of titles, and one with the key. Neither part has commas or quotes. */
export function accessKeyCsv({ accessKeyId, secretAccessKey }: NewAccessKey): string {
  return `Access key ID,Secret access key\r\n${accessKeyId},${secretAccessKey}\r\n`
}
