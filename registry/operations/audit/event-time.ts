/** `2020-11-27T21:51:29Z`: whole seconds, UTC. */
export function eventTime(at: Date): string {
  return at.toISOString().replace(/\.\d+Z$/, 'Z')
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const

/** A time within parameters and answers: `Nov 27, 2020, 9:51:29 PM`, UTC. @see User guide, "Example: Create repository action". */
export function elementTime(at: Date): string {
  const two = (number: number) => String(number).padStart(2, '0')
  const day = `${months[at.getUTCMonth()]} ${at.getUTCDate()}, ${at.getUTCFullYear()}`
  const hours = at.getUTCHours()
  return `${day}, ${hours % 12 || 12}:${two(at.getUTCMinutes())}:${two(at.getUTCSeconds())} ${hours < 12 ? 'AM' : 'PM'}`
}
