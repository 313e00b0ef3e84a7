import { Trans } from '@lingui/react/macro'
import { Failed } from '#ui/frame/Failed.tsx'
import { Skeleton } from '#ui/frame/Section.tsx'
import { useDesk } from '#ui/query.ts'
import { StatusBadge } from '#ui/show/StatusBadge.tsx'
import { When } from '#ui/show/When.tsx'
import type { PastScore, RowChange, ScoresView } from '../shapes.ts'
import css from './details.module.css'
import { Points } from './Points.tsx'
import { useFactorNames } from './row-words.tsx'

/** All scores of the order, newest first, each with what changed since the one before. `scores`: how many the page knows of. */
export function ScoreHistory({ order, scores }: { readonly order: string; readonly scores: number }) {
  const past = useDesk<ScoresView>(`${order}/risk/scores`)
  return (
    <section className={css.part}>
      <h3>
        <Trans>Scores so far</Trans>
      </h3>
      {past.data ? (
        <ol className={css.past}>
          {past.data.scores.map((score) => (
            <Past key={score.sequence} score={score} />
          ))}
        </ol>
      ) : past.error ? (
        <Failed error={past.error} retry={() => void past.refetch()} />
      ) : (
        <Skeleton lines={Math.min(scores, 5)} />
      )}
    </section>
  )
}

function Past({ score: { sequence, score, level, at, changes } }: { readonly score: PastScore }) {
  return (
    <li>
      <p>
        <StatusBadge kind="risk" of={level} note={score} /> <When at={at} show="both" />
      </p>
      {sequence === 1 ? (
        <p className="muted">
          <Trans>First score</Trans>
        </p>
      ) : changes.length === 0 ? (
        <p className="muted">
          <Trans>Nothing that counts had changed</Trans>
        </p>
      ) : (
        <ul>
          {changes.map((change) => (
            <Change key={`${change.group} ${change.code}`} of={change} />
          ))}
        </ul>
      )}
    </li>
  )
}

function Change({ of: change }: { readonly of: RowChange }) {
  const nameOf = useFactorNames()
  const { from, to } = change
  const name = nameOf(change)
  if (from === null)
    return (
      <li>
        <Trans>
          New: {name} <Points of={to ?? 0} />
        </Trans>
      </li>
    )
  if (to === null)
    return (
      <li>
        <Trans>
          Gone: {name} <Points of={from} />
        </Trans>
      </li>
    )
  return (
    <li>
      {name} <Points of={from} /> → <Points of={to} />
    </li>
  )
}
