const pattern = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/

/** Reads `20150830T123600Z`; undefined for anything else, days that no calendar has included. */
export function parseAmzDate(text: string): Date | undefined {
  const parts = pattern.exec(text)
  if (!parts) return undefined
  const [, year, month, day, hour, minute, second] = parts
  const date = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`)
  return !Number.isNaN(date.getTime()) && formatAmzDate(date) === text ? date : undefined
}

/** Writes a time, to the second, as `20150830T123600Z`. */
export function formatAmzDate(date: Date): string {
  return `${date.toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`
}
