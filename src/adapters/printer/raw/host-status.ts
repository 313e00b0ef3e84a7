import type { PrinterStatus } from '#ports/printer.ts'

/** How a label printer is asked for its state ("ZPL II Programming Guide", ~HS). It answers at once, also while it prints, and in the order of what it was sent. */
export const question = '~HS\r\n'

const [start, end] = ['\u0002', '\u0003'] as const

/** Is the answer whole? It is three lines, each between STX and ETX. */
export function isWholeAnswer(said: string): boolean {
  return said.split(end).length > 3
}

/**
 * Reads a whole answer. In the first line the second field says paper out and the third paused; in the second the third says head up. A printer that lacks
 * paper or is open says paused as well, so that comes last.
 */
export function readHostStatus(said: string): PrinterStatus {
  const [first = [], second = []] = said.split(end).map((line) => line.slice(line.indexOf(start) + 1).split(','))
  if (first.length < 12 || second.length < 11) return 'no_answer'
  if (second[2] === '1') return 'head_open'
  if (first[1] === '1') return 'paper_out'
  return first[2] === '1' ? 'paused' : 'ready'
}
