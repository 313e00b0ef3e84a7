import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { levels } from '#domain/risk/bands.ts'
import { StatusBadge } from '#ui/show/StatusBadge.tsx'
import { useWords } from '#ui/words.ts'
import type { DryRunView } from '../shapes.ts'
import css from './rules.module.css'

/** How many orders stand at each level before and after, and what would be done to open ones once the draft is saved. */
export function TriedCounts({ run }: { readonly run: DryRunView }) {
  const { t } = useLingui()
  const { orders, days, before, after } = run
  return (
    <>
      <p className={css.counted}>
        <Trans>
          <Plural value={orders} one="# scored order" other="# scored orders" /> of the last {days} days, with what was known of each.
        </Trans>
      </p>
      <table className={css.levels} aria-label={t`Orders at each level`}>
        <thead>
          <tr>
            <th scope="col">
              <Trans>Level</Trans>
            </th>
            <th scope="col">
              <Trans>Before</Trans>
            </th>
            <th scope="col">
              <Trans>After</Trans>
            </th>
            <th scope="col">
              <Trans>Difference</Trans>
            </th>
          </tr>
        </thead>
        <tbody>
          {levels.toReversed().map((level) => (
            <tr key={level}>
              <th scope="row">
                <StatusBadge kind="risk" of={level} />
              </th>
              <td>{before[level]}</td>
              <td>{after[level]}</td>
              <td>{differenceOf(after[level] - before[level])}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <Deeds of={run.deeds} />
    </>
  )
}

function Deeds({ of: { assign, hold, approval } }: { readonly of: DryRunView['deeds'] }) {
  const onHold = useWords()('status', 'on_hold')
  if (assign + hold + approval === 0) return null
  return (
    <ul className={css.deeds}>
      {hold > 0 && (
        <li>
          <Plural
            value={hold}
            one={`# open order goes to ${onHold} once this is saved.`}
            other={`# open orders go to ${onHold} once this is saved.`}
          />
        </li>
      )}
      {assign > 0 && (
        <li>
          <Plural value={assign} one="# open order is assigned." other="# open orders are assigned." />
        </li>
      )}
      {approval > 0 && (
        <li>
          <Plural value={approval} one="# open order needs an approval." other="# open orders need an approval." />
        </li>
      )}
    </ul>
  )
}

function differenceOf(by: number): string {
  if (by === 0) return '–'
  return by > 0 ? `+${by}` : `−${-by}`
}
