/**
 * What a virus scanner made of an attachment: none (the desk had no scanner), waiting for it, failed (it gave no answer, or none that says anything; it is asked again),
 * clean, infected.
 */
export type ScanState = 'none' | 'waiting' | 'failed' | 'clean' | 'infected'

/** Why nobody may have a file: it is being checked, it could not be checked yet, a virus was found in it. */
export type LockCode = 'file_waiting' | 'file_unchecked' | 'file_infected'

/** May nobody open, save or send this file, and why? Null when it may be had. */
export function lockOf(state: ScanState): LockCode | null {
  switch (state) {
    case 'none':
    case 'clean':
      return null
    case 'waiting':
      return 'file_waiting'
    case 'failed':
      return 'file_unchecked'
    case 'infected':
      return 'file_infected'
  }
}

/** Seconds until a file that could not be checked `tries` times is tried again: half a minute, then twice as long each time, ten minutes at most. */
export function scanAgainAfter(tries: number): number {
  return Math.min(600, 30 * 2 ** Math.min(10, Math.max(0, tries - 1)))
}
