/** Shows on the terminal what the start is doing, and how long it took. */
export async function step<T>(doing: string, work: () => Promise<T>): Promise<T> {
  const began = performance.now()
  const result = await work()
  say(`${doing} took ${((performance.now() - began) / 1000).toFixed(1)} s`)
  return result
}

export function say(line: string): void {
  process.stdout.write(`${line}\n`)
}
