'use client'

import { create } from 'qrcode'

const quiet = 4

/** A text for a camera. Dark on light in both colour schemes, as scanners want it. */
export function QrCode({ text, label }: { readonly text: string; readonly label: string }) {
  const { data, size } = create(text, { errorCorrectionLevel: 'M' }).modules
  const squares = Array.from(data, (dark, index) => (dark ? `M${(index % size) + quiet} ${Math.floor(index / size) + quiet}h1v1h-1z` : ''))
  const side = size + 2 * quiet
  return (
    <svg viewBox={`0 0 ${side} ${side}`} role="img" aria-label={label} shapeRendering="crispEdges" className="size-44 rounded-md">
      <rect width={side} height={side} fill="#fff" />
      <path d={squares.join('')} fill="#000" />
    </svg>
  )
}
