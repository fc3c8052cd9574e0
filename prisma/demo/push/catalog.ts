import fs from 'node:fs/promises'
import path from 'node:path'
import type { RepositoryCatalogDataInput } from '@aws-sdk/client-ecr-public'
import sharp from 'sharp'
import type { DemoRepository, Surroundings } from '#demo/gallery/publisher.ts'

const logoSidePixels = 480
const folder = 'prisma/demo'

/**
 * A repository's description, texts, logo and badges. Texts and logos are read from `prisma/demo`; in the texts
 * `{{image}}` stands for what is pulled, `{{registry}}` for the registry's host and alias, `{{gallery}}` for its page.
 */
export async function readCatalogData(
  { name, description, architectures }: DemoRepository,
  { registry, gallery, root }: Surroundings,
): Promise<RepositoryCatalogDataInput> {
  const fileName = name.replaceAll('/', '-')
  const read = async (text: 'about' | 'usage') => {
    const content = await fs.readFile(path.join(root, folder, 'texts', `${fileName}.${text}.md`), 'utf8')
    return content.replaceAll('{{image}}', `${registry}/${name}`).replaceAll('{{registry}}', registry).replaceAll('{{gallery}}', gallery)
  }
  const [aboutText, usageText, logoImageBlob] = await Promise.all([
    read('about'),
    read('usage'),
    drawLogo(path.join(root, folder, 'logos', `${fileName}.svg`)),
  ])
  return {
    description,
    aboutText,
    usageText,
    ...(logoImageBlob ? { logoImageBlob } : {}),
    ...(architectures.length > 0 ? { operatingSystems: ['Linux'], architectures: [...architectures] } : {}),
  }
}

// Not everybody has a logo.
async function drawLogo(file: string): Promise<Uint8Array | undefined> {
  const drawing = await fs.readFile(file).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw error
  })
  // The registry draws it anew: a smaller file would only take longer here.
  return drawing && sharp(drawing).resize(logoSidePixels, logoSidePixels).png().toBuffer()
}
