import type { SavedView } from '../shapes.ts'

/** Each card or wallet once, newest first: the same card is kept anew with every payment it makes. */
export function distinct(saved: readonly SavedView[]): readonly SavedView[] {
  return saved.filter((one, at) => saved.findIndex((other) => isSame(one, other)) === at)
}

function isSame(a: SavedView, b: SavedView): boolean {
  if (a.gateway !== b.gateway) return false
  if (a.instrument?.fingerprint && b.instrument?.fingerprint) return a.instrument.fingerprint === b.instrument.fingerprint
  return a.transaction === b.transaction
}
