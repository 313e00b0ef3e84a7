import type { Decile } from '../measure/calibration.ts'
import type { Quality } from '../measure/quality.ts'

/** A table as people and Markdown read it: a head, a line, rows. */
export function tableOf(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((name, column) => Math.max(name.length, ...rows.map((row) => (row[column] ?? '').length)))
  const line = (cells: readonly string[]) => `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n')
}

/** The figures of several scores side by side: how they rank, what their levels come to, and what that costs. */
export function qualityTables(scores: readonly { readonly name: string; readonly quality: Quality; readonly area?: string }[]): string {
  const ranked = scores.map(({ name, quality: q, area }) => [
    name,
    area ?? `${decimal(q.auc)} (${decimal(q.interval.low)}-${decimal(q.interval.high)})`,
    `${decimal(q.at1.recall)} of ${decimal(q.at1.ceiling)}`,
    `${decimal(q.at5.recall)} of ${decimal(q.at5.ceiling)}`,
    decimal(q.calibrationError, 4),
  ])
  const levels = scores.map(({ name, quality: q }) => [
    name,
    percent(q.precisionInHigh, 0),
    percent(q.falseHigh, 2),
    percent(q.recallOfHigh, 0),
    percent(q.reviewed, 1),
    percent(q.recallOfReviewed, 0),
    `$${q.cost.levels.toFixed(0)}`,
    `$${q.cost.none.toFixed(0)}`,
    `$${q.cost.all.toFixed(0)}`,
  ])
  return [
    tableOf(['score', 'AUC (95 %)', 'recall at 1 % review', 'at 5 %', 'ECE'], ranked),
    tableOf(
      [
        'score',
        'High is fraud',
        'good in High',
        'frauds in High',
        'reviewed',
        'frauds reviewed',
        'cost of 1,000',
        'reviewing none',
        'reviewing all',
      ],
      levels,
    ),
  ].join('\n\n')
}

/** Claimed against seen, tenth by tenth. */
export function decileTable(deciles: readonly Decile[]): string {
  const rows = deciles.map(({ orders, frauds, claimed, seen }, i) => [
    String(i + 1),
    String(orders),
    String(frauds),
    percent(claimed, 2),
    percent(seen, 2),
  ])
  return tableOf(['tenth', 'orders', 'frauds', 'claimed', 'seen'], rows)
}

/** Mean and standard deviation over seeds. */
export function meanAndSpread(values: readonly number[]): { readonly mean: number; readonly spread: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  return { mean, spread: Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / Math.max(1, values.length - 1)) }
}

/** A share as "12.3 %"; a dash for a share of nothing. */
export function percent(share: number, digits = 1): string {
  return Number.isNaN(share) ? '-' : `${(100 * share).toFixed(digits)} %`
}

/** Three digits behind the point, or as many as wished. */
export function decimal(value: number, digits = 3): string {
  return Number.isNaN(value) ? '-' : value.toFixed(digits)
}
