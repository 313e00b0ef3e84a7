import { chanceOf } from './logistic.ts'

/** A straight line through log-odds: `slope` 1 and `shift` 0 change nothing. */
export type Line = { readonly slope: number; readonly shift: number }

/**
 * Platt's line: log-odds as they were claimed become those that were seen, by logistic regression with Newton's method. A mild pull (one order's worth) toward no change keeps

 * it finite where claims part frauds and good orders wholly.
 */
export function calibrate(claims: readonly { readonly logOdds: number; readonly fraud: boolean }[], isShiftOnly = false): Line {
  let [slope, shift] = [1, 0]
  for (let pass = 0; pass < 50; pass++) {
    let [a, b, aa, ab, bb] = [slope - 1, shift, 1, 0, 1]
    for (const { logOdds, fraud } of claims) {
      const chance = chanceOf(slope * logOdds + shift)
      const [off, curve] = [chance - Number(fraud), chance * (1 - chance)]
      a += off * logOdds
      b += off
      aa += curve * logOdds * logOdds
      ab += curve * logOdds
      bb += curve
    }
    if (isShiftOnly) [a, ab] = [0, 0]
    const area = aa * bb - ab * ab
    const [bySlope, byShift] = [(bb * a - ab * b) / area, (aa * b - ab * a) / area]
    slope -= Math.max(-1, Math.min(1, bySlope))
    shift -= Math.max(-1, Math.min(1, byShift))
    if (Math.abs(bySlope) + Math.abs(byShift) < 1e-8) break
  }
  return { slope, shift }
}
