import type { Edges } from '#domain/risk/bands.ts'
import { Trans } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { StatusBadge } from '#ui/show/StatusBadge.tsx'
import type { ScoreView } from '../shapes.ts'
import css from './risk.module.css'

type ScoreLineProps = { readonly of: ScoreView; readonly edges: Edges; readonly named?: boolean; readonly children: ReactNode }

/** The score of 100 on a meter with the store's edges, and what it may be taken for. `named`: with its level, where no head says it; `children` is the button beside it. */
export function ScoreLine({ of: { score, level, fitted, oneIn }, edges, named, children }: ScoreLineProps) {
  return (
    <div className={css.score}>
      <p className={css.figure}>
        <strong>{score}</strong> <Trans>of 100</Trans>
        {named && <StatusBadge kind="risk" of={level} />}
        <span className={css.act}>{children}</span>
      </p>
      <div className={css.meter} data-level={level} aria-hidden>
        <span style={{ width: `${score}%` }} />
        <i style={{ insetInlineStart: `${edges.medium}%` }} />
        <i style={{ insetInlineStart: `${edges.high}%` }} />
      </div>
      <p className={css.worth}>
        {fitted && oneIn !== null ? <Trans>About 1 in {oneIn} such orders is fraud</Trans> : <Trans>Not fitted to your data</Trans>}
      </p>
    </div>
  )
}
