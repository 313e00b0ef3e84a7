/** A picture ready to be shown: square, white behind it, nothing of the sender's bytes left. */
export type Thumbnail = { readonly bytes: Buffer; readonly mediaType: 'image/webp'; readonly width: number; readonly height: number }

const formats: readonly string[] = ['jpeg', 'png', 'webp', 'gif', 'heif']
const maxPixels = 40_000_000

/**
 * Draws a stranger's picture anew, at most `side` pixels wide and high, on white. Undefined for what is no raster picture, is broken, or would unpack to more than
 * 40 million pixels. SVG is refused: it is a program, not a picture.
 */
export async function makeThumbnail(bytes: Buffer, side = 256): Promise<Thumbnail | undefined> {
  // Loaded with the first picture: a desk at rest is the smaller for it.
  const { default: sharp } = await import('sharp')
  try {
    const picture = sharp(bytes, { limitInputPixels: maxPixels, failOn: 'error', pages: 1 })
    const { format } = await picture.metadata()
    if (!formats.includes(format)) return undefined
    const { data, info } = await picture
      .autoOrient()
      .resize(side, side, { fit: 'contain', background: '#ffffff' })
      .flatten({ background: '#ffffff' })
      .webp({ quality: 82 })
      .toBuffer({ resolveWithObject: true })
    return { bytes: data, mediaType: 'image/webp', width: info.width, height: info.height }
  } catch {
    return undefined
  }
}
