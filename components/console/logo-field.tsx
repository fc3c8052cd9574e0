'use client'

import { useEffect, useState } from 'react'
import { catalogLimits } from '#lib/console/catalog-form.ts'

const { logoBytesMax, logoSidePixelsMin, logoSidePixelsMax } = catalogLimits

interface LogoFieldProps {
  /** Of the logo that is there. */
  readonly logoUrl?: string | undefined
  readonly problem?: string | undefined
}

/** Chooses a logo and shows it; what the registry would refuse is said at once. */
export function LogoField({ logoUrl, problem }: LogoFieldProps) {
  const [chosen, setChosen] = useState<string>()
  const [mistake, setMistake] = useState<string>()
  useEffect(() => () => void (chosen && URL.revokeObjectURL(chosen)), [chosen])
  const choose = async (file: File | undefined) => {
    setChosen(file && URL.createObjectURL(file))
    setMistake(file && (await mistakeOf(file)))
  }
  const shown = chosen ?? logoUrl
  const said = mistake ?? problem
  return (
    <div>
      <label htmlFor="field-logo" className="mb-1 block font-medium">
        Repository logo
      </label>
      <div className="flex items-start gap-4">
        {shown && (
          // biome-ignore lint/performance/noImgElement: a file of the visitor's own, or a small one of ours
          <img src={shown} alt="" width={64} height={64} className="size-16 shrink-0 rounded-md border border-line object-contain" />
        )}
        <div className="min-w-0">
          <input
            id="field-logo"
            name="logo"
            type="file"
            accept="image/png,image/jpeg"
            aria-invalid={said ? true : undefined}
            aria-describedby={said ? 'field-logo-problem field-logo-hint' : 'field-logo-hint'}
            onChange={(event) => void choose(event.target.files?.[0])}
            className="max-w-full text-13 file:mr-3 file:h-9 file:rounded-md file:border file:border-line-strong file:bg-surface file:px-3 file:text-14 hover:file:bg-hover"
          />
          {said && (
            <p id="field-logo-problem" role="status" className="mt-1 text-13 text-danger">
              {said}
            </p>
          )}
          <p id="field-logo-hint" className="mt-1 max-w-prose text-13 text-ink-soft">
            PNG or JPEG, {logoSidePixelsMin} to {logoSidePixelsMax.toLocaleString('en')} pixels a side, at most {logoBytesMax / 1000} kB.
            Visitors see the logos of verified accounts.
          </p>
          {logoUrl && (
            <label className="mt-1 flex items-center gap-2">
              <input type="checkbox" name="resetLogo" className="checkbox" />
              Reset: have no logo
            </label>
          )}
        </div>
      </div>
    </div>
  )
}

async function mistakeOf(file: File): Promise<string | undefined> {
  if (file.size > logoBytesMax)
    return `The file has ${file.size.toLocaleString('en')} bytes; a logo has at most ${logoBytesMax.toLocaleString('en')}.`
  try {
    const { width, height } = await createImageBitmap(file)
    const sides = [width, height]
    if (sides.every((side) => side >= logoSidePixelsMin && side <= logoSidePixelsMax)) return undefined
    return `The picture is ${width} × ${height} pixels; each side has ${logoSidePixelsMin} to ${logoSidePixelsMax.toLocaleString('en')}.`
  } catch {
    return 'This file is no picture that the browser can read. Choose a PNG or JPEG.'
  }
}
