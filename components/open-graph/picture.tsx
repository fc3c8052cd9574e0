import type { CSSProperties, ReactNode } from 'react'
import { patternOf } from '#components/gallery/repository-pattern.tsx'
import { brandColours, markShape, tintIndex } from '#lib/brand-colours.ts'
import { titleSize } from './picture-text.ts'

const colours = brandColours.light

export interface PictureProps {
  /** Above the title: the publisher. */
  readonly kicker: string
  readonly verified: boolean
  readonly title: string
  readonly description: string
  /** At the foot, such as "1.2M pulls". */
  readonly facts: readonly string[]
  /** A data address of a logo, or the name that a pattern is drawn from. */
  readonly logo: { readonly source: string } | { readonly patternOf: string } | undefined
}

const column: CSSProperties = { display: 'flex', flexDirection: 'column' }
const row: CSSProperties = { display: 'flex', alignItems: 'center' }

/** A page as a picture of 1200 by 630 pixels for chats and timelines. Satori draws it: only flex boxes, all sizes in pixels. */
export function Picture({ kicker, verified, title, description, facts, logo }: PictureProps) {
  return (
    <div
      style={{
        ...column,
        width: 1200,
        height: 630,
        padding: '56px 72px 48px',
        background: colours.paper,
        color: colours.ink,
        fontFamily: 'Geist',
      }}
    >
      <div style={{ ...row, justifyContent: 'space-between', fontSize: 30 }}>
        <div style={row}>
          <Mark size={52} />
          <span style={{ marginLeft: 16, fontWeight: 600 }}>Galleon</span>
        </div>
        {verified && (
          <div style={{ ...row, color: colours.verified }}>
            <Tick />
            <span style={{ marginLeft: 12 }}>Verified account</span>
          </div>
        )}
      </div>
      <div style={{ ...row, flexGrow: 1, gap: 48 }}>
        {logo && <Logo logo={logo} />}
        <div style={{ ...column, flexGrow: 1, flexShrink: 1, flexBasis: 0 }}>
          {kicker && <Line size={34} colour={colours.inkSoft} lines={1} text={kicker} />}
          <Line size={titleSize(title.length)} weight={600} lines={3} text={title} />
          {description && <Line size={32} colour={colours.inkSoft} lines={2} text={description} top={18} />}
        </div>
      </div>
      <div style={{ ...row, gap: 40, paddingTop: 28, borderTop: `2px solid ${colours.line}`, color: colours.inkSoft, fontSize: 28 }}>
        {facts.map((fact) => (
          <span key={fact}>{fact}</span>
        ))}
      </div>
    </div>
  )
}

interface LineProps {
  readonly size: number
  readonly text: string
  readonly lines: number
  readonly weight?: 400 | 600
  readonly colour?: string
  readonly top?: number
}

function Line({ size, text, lines, weight = 400, colour = colours.ink, top = 0 }: LineProps): ReactNode {
  return (
    <div
      style={{
        display: 'block',
        marginTop: top,
        fontSize: size,
        fontWeight: weight,
        lineHeight: 1.2,
        color: colour,
        wordBreak: 'break-word',
        lineClamp: lines,
        letterSpacing: size > 40 ? '-0.02em' : 0,
      }}
    >
      {text}
    </div>
  )
}

function Logo({ logo }: { readonly logo: NonNullable<PictureProps['logo']> }) {
  const size = 208
  if ('source' in logo) {
    // biome-ignore lint/performance/noImgElement: this is drawn on the server
    return <img src={logo.source} alt="" width={size} height={size} style={{ borderRadius: 20, objectFit: 'contain' }} />
  }
  const { tint, boxes } = patternOf(logo.patternOf)
  const fill = colours.tints[tintIndex(tint)]
  return (
    <svg viewBox="-8 -8 56 56" width={size} height={size} aria-hidden="true">
      <rect x="-8" y="-8" width="56" height="56" rx="5" fill={fill} opacity="0.14" />
      {boxes.map(({ x, y, width, opacity }) => (
        <rect key={`${x} ${y}`} x={x} y={y} width={width} height="8" rx="1" fill={fill} opacity={opacity} />
      ))}
    </svg>
  )
}

function Mark({ size }: { readonly size: number }) {
  return (
    <svg viewBox="0 0 32 32" width={size} height={size} aria-hidden="true">
      <path d={markShape.sails} fill={colours.mark} />
      <path d={markShape.hull} fill={colours.ink} />
    </svg>
  )
}

function Tick() {
  return (
    <svg viewBox="0 0 24 24" width="34" height="34" aria-hidden="true">
      <circle cx="12" cy="12" r="10" fill="none" stroke={colours.verified} strokeWidth="2" />
      <path d="M8 12.5l2.7 2.7L16 9.5" fill="none" stroke={colours.verified} strokeWidth="2" />
    </svg>
  )
}
