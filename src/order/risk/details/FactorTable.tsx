import type { Factor } from '#domain/risk/rows.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import type { ScoreView } from '../shapes.ts'
import css from './details.module.css'
import { Points } from './Points.tsx'
import { groupNames, useFactorWords } from './row-words.tsx'

/** Every row of the score under its group, with points left or right of a zero line; the column adds up to the score. */
export function FactorTable({ score, currency }: { readonly score: ScoreView; readonly currency: string }) {
  const { t, i18n } = useLingui()
  // What the limits take away may be more than all else and would flatten it.
  const most = Math.max(10, ...score.factors.map(({ points, group }) => (group === 'limit' ? 0 : Math.abs(points))))
  const groups = [...Map.groupBy(score.factors, ({ group }) => group)]
  return (
    <table className={css.factors} aria-label={t`What the score is made of`}>
      <thead className="sr-only">
        <tr>
          <th scope="col" colSpan={2}>
            <Trans>What was seen</Trans>
          </th>
          <th scope="col">
            <Trans>Points</Trans>
          </th>
        </tr>
      </thead>
      {groups.map(([group, factors]) => (
        <tbody key={group}>
          <tr className={css.group}>
            <th scope="rowgroup" colSpan={2}>
              {i18n._(groupNames[group] ?? { id: group })}
            </th>
            <td>{factors.length > 1 && <Points of={factors.reduce((sum, { points }) => sum + points, 0)} />}</td>
          </tr>
          {factors.map((factor, at) => (
            <FactorRow key={`${factor.code} ${at}`} factor={factor} most={most} currency={currency} />
          ))}
        </tbody>
      ))}
      <tfoot>
        <tr>
          <th scope="row" colSpan={2}>
            <Trans>Score</Trans>
          </th>
          <td>
            <Points of={score.factors.reduce((sum, { points }) => sum + points, 0)} total />
          </td>
        </tr>
      </tfoot>
    </table>
  )
}

function FactorRow({ factor, most, currency }: { readonly factor: Factor; readonly most: number; readonly currency: string }) {
  const tell = useFactorWords(currency)
  const { name, says, seen } = tell(factor)
  const { points, group } = factor
  // Where every order starts speaks neither for nor against this one.
  const sign = group === 'base' ? 0 : Math.sign(points)
  return (
    <tr>
      <td>
        <span className={css.name}>
          <b>{name}</b>
          {seen && <span data-notranslate>{seen}</span>}
        </span>
        <p>{says}</p>
      </td>
      <td aria-hidden>
        <span className={css.bar} data-sign={sign}>
          <span style={{ width: `${Math.min(Math.abs(points) / most, 1) * 50}%` }} />
        </span>
      </td>
      <td>
        <Points of={points} total={sign === 0} />
      </td>
    </tr>
  )
}
