import { logoRoom } from '#domain/mail/logo.ts'

/** A logo ready to be kept: PNG on white, nothing of the sender's bytes left. Pixels. */
export type Drawn = { readonly bytes: Buffer; readonly width: number; readonly height: number }

/**
 * Draws a logo anew, at twice the size it is shown in, on white: mail programs with dark screens would swallow dark letters on nothing. Undefined for what is
 * neither JPEG, PNG nor WebP, is broken, or would unpack to more than 20 million pixels.
 */
export async function drawLogo(bytes: Buffer): Promise<Drawn | undefined> {
  // Loaded with the first picture: a desk at rest is the smaller for it.
  const { default: sharp } = await import('sharp')
  try {
    const picture = sharp(bytes, { limitInputPixels: 20_000_000, failOn: 'error', pages: 1 })
    const { format } = await picture.metadata()
    if (format !== 'png' && format !== 'jpeg' && format !== 'webp') return undefined
    const { data, info } = await picture
      .autoOrient()
      .resize(2 * logoRoom.width, 2 * logoRoom.height, { fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .png({ compressionLevel: 9, palette: true })
      .toBuffer({ resolveWithObject: true })
    return { bytes: data, width: info.width, height: info.height }
  } catch {
    return undefined
  }
}
