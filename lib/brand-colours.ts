/** The colours of app/tokens.css in sRGB, for what is drawn where its variables do not reach: cards and pictures. */
export const brandColours = {
  light: {
    paper: '#fbfaf7',
    surface: '#fffefe',
    sunken: '#f3f0ec',
    line: '#e0ded8',
    ink: '#121e33',
    inkSoft: '#414c5f',
    mark: '#e03d15',
    verified: '#005a63',
    tints: ['#af7473', '#aa7a5a', '#938654', '#679270', '#4e9493', '#5b8caf', '#8180b2', '#a0769c'],
  },
  dark: {
    paper: '#0d131d',
    surface: '#141b26',
    sunken: '#080c15',
    line: '#29313e',
    ink: '#eaedf2',
    inkSoft: '#b1b9c8',
    mark: '#f6623d',
    verified: '#72d8d7',
    tints: ['#cd9392', '#c8997b', '#b2a572', '#85b18e', '#6eb3b2', '#7cabcc', '#9f9fcf', '#be95ba'],
  },
} as const

/** The outline of the mark, in a square of 32: the sails, which are containers, and the hull. */
export const markShape = {
  sails: 'M14 1h5l1.6 6H14zM14 8.5h7l1.7 6H14zM14 16h9.1l1.7 6H14zM12.5 8.5v6H6.5zM12.5 16v6h-9l2-6z',
  hull: 'M1 24h30l-4.2 6.5H5.2z',
} as const

/** The tint of `patternOf` in `tints`, by its class `fill-tint-3`. */
export function tintIndex(className: string): number {
  return Number(className.slice(-1))
}
