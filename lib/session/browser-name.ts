const browsers = [
  ['Edge', /\bEdg(?:e|A|iOS)?\/(\d+)/],
  ['Opera', /\bOPR\/(\d+)/],
  ['Firefox', /\b(?:Firefox|FxiOS)\/(\d+)/],
  ['Chrome', /\b(?:Headless)?(?:Chrome|CriOS)\/(\d+)/],
  ['Safari', /\bVersion\/(\d+)[^ ]* .*Safari\//],
] as const

const systems = [
  ['Android', /Android/],
  ['iPhone', /iPhone/],
  ['iPad', /iPad/],
  ['Windows', /Windows/],
  ['macOS', /Macintosh|Mac OS X/],
  ['ChromeOS', /\bCrOS\b/],
  ['Linux', /Linux/],
] as const

/** What a browser calls itself, in words: "Firefox 140 on Linux". What is no browser is shown as it is, cut to a line. */
export function browserName(userAgent: string): string {
  const browser = browsers.map(([name, pattern]) => [name, pattern.exec(userAgent)?.[1]] as const).find(([, version]) => version)
  if (!browser) return userAgent.slice(0, 60) || 'Unknown'
  const system = systems.find(([, pattern]) => pattern.test(userAgent))?.[0]
  return `${browser[0]} ${browser[1]}${system ? ` on ${system}` : ''}`
}
