import type { PrinterState } from './jobs.ts'

/**
 * The answer to `~HS` ("ZPL II Programming Guide", Host Status Return): three lines between STX and ETX. In the first the second field says paper out, the
 * third paused, the fifth how many formats wait; in the second the third field says head up.
 */
export function hostStatus(state: PrinterState, waiting: number): string {
  const flag = (...states: readonly PrinterState[]) => (states.includes(state) ? '1' : '0')
  const formats = String(Math.min(waiting, 999)).padStart(3, '0')
  // A printer that lacks paper or is open pauses by itself.
  const first = ['030', flag('paper_out'), flag('paused', 'paper_out', 'head_open'), '1218', formats, '0', '0', '0', '000', '0', '0', '0']
  const second = ['000', '0', flag('head_open'), '0', '0', '2', '4', '0', '00000000', '1', '000']
  const third = ['1234', '0']
  return [first, second, third].map((fields) => `\u0002${fields.join(',')}\u0003\r\n`).join('')
}
