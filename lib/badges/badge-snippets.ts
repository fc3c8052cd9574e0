/** A badge that leads to its repository's page, in the languages that READMEs are written in. */
export interface BadgeSnippets {
  readonly markdown: string
  readonly html: string
  readonly restructuredText: string
}

export interface BadgeAddress {
  /** What stands in for the picture: "Image size". Letters, digits and blanks. */
  readonly alt: string
  /** Whole addresses, percent-encoded. */
  readonly image: string
  readonly page: string
}

export function badgeSnippets({ alt, image, page }: BadgeAddress): BadgeSnippets {
  return {
    markdown: `[![${alt}](${markdownUrl(image)})](${markdownUrl(page)})`,
    html: `<a href="${htmlAttribute(page)}"><img alt="${htmlAttribute(alt)}" src="${htmlAttribute(image)}"></a>`,
    restructuredText: `.. image:: ${image}\n   :target: ${page}\n   :alt: ${alt}`,
  }
}

function markdownUrl(url: string): string {
  return url.replaceAll('(', '%28').replaceAll(')', '%29')
}

function htmlAttribute(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')
}
