import sharp from 'sharp'
import { placedBars } from './bars.ts'
import { fontFamily, fonts } from './fonts.ts'
import { module, paper, type Mark } from './marks.ts'

/** Draws marks as a picture of 4 by 6 inches with so many dots an inch, grey only where letters are smoothed. Bars begin and end on whole dots. */
export async function paintPng(marks: readonly Mark[], dpi: number): Promise<Buffer> {
  await fontsKnown()
  const dots = (points: number) => Math.round((points * dpi) / 72)
  const [width, height] = [dots(paper.width), dots(paper.height)]
  const drawn = marks.map((mark) => draw(mark, dots)).join('')
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" shape-rendering="crispEdges"><rect width="100%" height="100%" fill="#fff"/>${drawn}</svg>`
  return sharp(Buffer.from(svg)).greyscale().withMetadata({ density: dpi }).png().toBuffer()
}

function draw(mark: Mark, dots: (points: number) => number): string {
  const [x, y] = [dots(mark.x), dots(mark.y)]
  if (mark.kind === 'block') return `<rect x="${x}" y="${y}" width="${dots(mark.width)}" height="${Math.max(2, dots(mark.height))}"/>`
  if (mark.kind === 'text') return drawText(mark, dots)
  const bars = placedBars(mark.code, mark.text, dots(module))
  return bars.map(({ at, width }) => `<rect x="${x + at}" y="${y}" width="${width}" height="${dots(mark.height)}"/>`).join('')
}

function drawText(
  { x, y, width, size, text, bold, align, white }: Extract<Mark, { kind: 'text' }>,
  dots: (points: number) => number,
): string {
  const anchor = { left: 'start', center: 'middle', right: 'end' }[align]
  const at = x + { left: 0, center: width / 2, right: width }[align]
  // The face's letters stand on a line 0.93 of their size below the upper edge.
  const place = `x="${dots(at)}" y="${dots(y + size * 0.93)}" font-size="${(dots(size * 100) / 100).toFixed(2)}"`
  return `<text ${place} font-family="${fontFamily}" font-weight="${bold ? 'bold' : 'normal'}" text-anchor="${anchor}" fill="${white ? '#fff' : '#000'}">${escaped(text)}</text>`
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

let known: Promise<unknown> | undefined

/** A face that was used once by its file is known by its name from then on, whatever is installed on the machine. */
function fontsKnown(): Promise<unknown> {
  const use = (fontfile: string) =>
    sharp({ text: { text: 'a', font: fontFamily, fontfile } })
      .png()
      .toBuffer()
  known ??= use(fonts.plain).then(() => use(fonts.bold))
  return known
}
