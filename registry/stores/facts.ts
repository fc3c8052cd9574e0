/** Facts about this installation. Values are JSON. */
export interface FactStore {
  get(key: string): Promise<unknown>
  set(key: string, value: unknown): Promise<void>
}
