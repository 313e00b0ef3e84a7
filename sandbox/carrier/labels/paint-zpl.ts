import { module, paper, type Mark } from './marks.ts'

/** Writes marks in a label printer's own language for a head of so many dots an inch: text in UTF-8 (^CI28), bars by the printer's own hand. */
export function paintZpl(marks: readonly Mark[], dpi: number): string {
  const dots = (points: number) => Math.round((points * dpi) / 72)
  const body = marks.map((mark) => write(mark, dots)).join('\n')
  return `^XA\n^CI28\n^PW${dots(paper.width)}\n^LL${dots(paper.height)}\n^LH0,0\n${body}\n^XZ\n`
}

function write(mark: Mark, dots: (points: number) => number): string {
  const origin = `^FO${dots(mark.x)},${dots(mark.y)}`
  if (mark.kind === 'block') {
    const [width, height] = [dots(mark.width), Math.max(2, dots(mark.height))]
    return `${origin}^GB${width},${height},${Math.min(width, height)}^FS`
  }
  if (mark.kind === 'text') {
    const size = dots(mark.size)
    const field = mark.align === 'left' ? '' : `^FB${dots(mark.width)},1,0,${mark.align === 'center' ? 'C' : 'R'}`
    // ^FR writes white where the block below is black.
    return `${origin}${mark.white ? '^FR' : ''}^A0N,${size},${size}${field}^FH^FD${escaped(mark.text)}^FS`
  }
  return `${origin}^BY${dots(module)}^BCN,${dots(mark.height)},N,N,N,${codeOf(mark.code, mark.text)}^FS`
}

/** Mode A packs pairs of digits by itself; the other writes pairs from its start (`>;`) and FNC1 (`>8`), which makes it GS1-128. */
function codeOf(code: 'code128' | 'gs1-128', text: string): string {
  return code === 'gs1-128' ? `N^FD>;>8${text.replaceAll(/[()]/g, '')}` : `A^FD${text}`
}

/** Signs that are commands stand as hexadecimal numbers. */
function escaped(text: string): string {
  return text.replaceAll(/[\^~_\\]/g, (sign) => `_${sign.charCodeAt(0).toString(16).toUpperCase()}`)
}
