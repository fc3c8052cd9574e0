type Row = Readonly<Record<string, string | number | boolean>>

/** One thing: JSON, or a line for each member. */
export function printRecord(record: Row, json = false): void {
  const width = Math.max(...Object.keys(record).map((key) => key.length))
  const lines = Object.entries(record).map(([key, value]) => `${key.padEnd(width)}  ${value}`)
  process.stdout.write(`${json ? JSON.stringify(record, null, 2) : lines.join('\n')}\n`)
}

/** Many things: a JSON array, or a table, or a word when there are none. */
export function printTable(rows: readonly Row[], json = false): void {
  if (json) process.stdout.write(`${JSON.stringify(rows, null, 2)}\n`)
  else if (rows.length === 0) process.stdout.write('None.\n')
  else console.table(rows)
}
