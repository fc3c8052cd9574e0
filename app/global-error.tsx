'use client'

import './globals.css'

/** The last resort, when even the frame of the page failed. */
export default function GlobalError() {
  return (
    <html lang="en" data-colour-scheme="system">
      <body className="mx-auto max-w-prose px-4 py-12 font-sans" role="alert">
        <title>Something went wrong · Galleon</title>
        <h1 className="text-28 font-semibold">Something went wrong on our side</h1>
        <p className="mt-3">Loading the page again in a moment may help. Images may still be pulled.</p>
        <p className="mt-6">
          <a href="/" className="link">
            Back to the gallery
          </a>
        </p>
      </body>
    </html>
  )
}
