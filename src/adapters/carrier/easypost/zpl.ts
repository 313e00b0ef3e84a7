import type { LabelDpi } from '#ports/carrier.ts'

/** Inches of a label. */
const [wide, high] = [4, 6]

/**
 * A label's picture as ZPL for a print head of so many dots an inch: one graphic field (^GFA), black where the picture is darker than half. Throws what is no
 * picture.
 */
export async function drawZpl(picture: Uint8Array, dpi: LabelDpi): Promise<Uint8Array> {
  // Loaded with the first label: a desk at rest is the smaller for it.
  const { default: sharp } = await import('sharp')
  const [width, height] = [wide * dpi, high * dpi]
  const grey = await sharp(picture, { failOn: 'warning' })
    .flatten({ background: 'white' })
    .greyscale()
    .resize(width, height, { fit: 'contain', background: 'white' })
    .raw()
    .toBuffer()
  const rowBytes = Math.ceil(width / 8)
  const rows = Buffer.alloc(rowBytes * height)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      if ((grey[y * width + x] ?? 255) < 128) {
        const at = y * rowBytes + (x >> 3)
        rows[at] = (rows[at] ?? 0) | (0x80 >> (x & 7))
      }
  const field = `^GFA,${rows.length},${rows.length},${rowBytes},${rows.toString('hex').toUpperCase()}`
  return Buffer.from(`^XA\n^PW${width}\n^LL${height}\n^LH0,0\n^FO0,0${field}^FS\n^XZ\n`)
}
