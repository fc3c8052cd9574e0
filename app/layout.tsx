import { GeistMono } from 'geist/font/mono'
import { GeistSans } from 'geist/font/sans'
import type { Metadata, Viewport } from 'next'
import { cookies } from 'next/headers'
import type { ReactNode } from 'react'
import { readInstance } from '#lib/backend/instance.ts'
import { colourSchemeCookie, parseColourScheme } from '#lib/colour-scheme.ts'
import './globals.css'

export function generateMetadata(): Metadata {
  return {
    metadataBase: new URL(readInstance().origin),
    title: { default: 'Galleon, a gallery of container images', template: '%s · Galleon' },
    description: 'Find container images, read about them and pull them. No account needed.',
    applicationName: 'Galleon',
  }
}

export const viewport: Viewport = {
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#fbfaf7' },
    { media: '(prefers-color-scheme: dark)', color: '#0d121c' },
  ],
}

/** The document. It reads the visitor's colour scheme, so that the first paint has it. */
export default async function RootLayout({ children }: { readonly children: ReactNode }) {
  const scheme = parseColourScheme((await cookies()).get(colourSchemeCookie)?.value)
  return (
    <html lang="en" data-colour-scheme={scheme} className={`${GeistSans.variable} ${GeistMono.variable}`} suppressHydrationWarning>
      <body>{children}</body>
    </html>
  )
}
