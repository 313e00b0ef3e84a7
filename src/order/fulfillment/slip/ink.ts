import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'

/** Code 128 with a white ground: on a transparent one no scanner reads it. */
export async function drawBarcode(text: string): Promise<Buffer> {
  const { toBuffer } = await import('bwip-js/node')
  return toBuffer({
    bcid: 'code128',
    text,
    scale: 3,
    height: 9,
    includetext: false,
    backgroundcolor: 'FFFFFF',
    paddingwidth: 8,
    paddingheight: 1,
  })
}

/** The three faces of printed matter, as TrueType. */
export type Fonts = { readonly plain: Buffer; readonly bold: Buffer; readonly mono: Buffer }
let fonts: Promise<Fonts> | undefined

/** Read once a process: fonts that hold every letter of a buyer's name. */
export function readFonts(): Promise<Fonts> {
  fonts ??= Promise.all([readFont('DejaVuSansCondensed'), readFont('DejaVuSansCondensed-Bold'), readFont('DejaVuSansMono')]).then(
    ([plain, bold, mono]) => ({ plain, bold, mono }),
  )
  return fonts
}

async function readFont(name: string): Promise<Buffer> {
  return readFile(fileURLToPath(import.meta.resolve(`dejavu-fonts-ttf/ttf/${name}.ttf`)))
}
