import type { ScannerState } from '#ports/scanner.ts'
import type { Config, ScannerAddress } from '../config.ts'
import type { Finding } from './doctor.ts'

const name = 'Virus scanner'
const dayMs = 24 * 3600 * 1000

/** What the virus scanner says of itself (`state`; null when the desk has none), and whether its signatures are younger than a week. */
export function checkScanner({ scanner }: Config, state: ScannerState | null, now: Date): Finding {
  if (!scanner || !state) return { name, state: 'ok', detail: 'none: attachments are not looked through (CLAMD is not set)' }
  const where = placeOf(scanner)
  if (!state.reached)
    return {
      name,
      state: 'bad',
      detail: `${where} does not answer (${state.message})`,
      advice: 'Check CLAMD. Until it answers, new attachments stay locked.',
    }
  const { version, signatures } = state
  if (!signatures?.made)
    return { name, state: 'ok', detail: `${where} answers, ClamAV ${version}; it does not say how old its signatures are` }
  const days = Math.floor((now.getTime() - signatures.made.getTime()) / dayMs)
  const detail = `${where} answers, ClamAV ${version}, signatures ${signatures.version} of ${signatures.made.toISOString().slice(0, 10)}`
  return days < 7 ? { name, state: 'ok', detail } : { name, state: 'warn', detail: `${detail}, ${days} days old`, advice: 'Run freshclam.' }
}

function placeOf(address: ScannerAddress): string {
  return 'path' in address ? address.path : `${address.host}:${address.port}`
}
