/** Where log files are delivered to: buckets of objects with a key, such as `AWSLogs/…/x.json.gz`. */
export interface LogArchive {
  /** Makes the bucket if that is the archive's to do. @throws ServiceError `bucket-not-usable`. */
  prepare(bucket: string): Promise<void>
  /**
   * Writes an object, durably, whole or not at all; in place of the one of that key, if there is one.
   * @throws ServiceError `bucket-not-usable`, or whatever `content` throws.
   */
  put(bucket: string, key: string, content: AsyncIterable<Uint8Array>): Promise<void>
}
