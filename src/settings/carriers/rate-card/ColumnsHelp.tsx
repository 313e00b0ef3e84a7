import { Trans } from '@lingui/react/macro'
import css from '../carriers.module.css'

/** What each column of a card's tables holds. */
export function ColumnsHelp() {
  return (
    <details className={css.columns}>
      <summary>
        <Trans>What the columns hold</Trans>
      </summary>
      <dl>
        {columns.map(({ names, holds }) => (
          <Column key={names} names={names}>
            {holds}
          </Column>
        ))}
      </dl>
    </details>
  )
}

function Column({ names, children }: { readonly names: string; readonly children: React.ReactNode }) {
  return (
    <>
      <dt className="mono" data-notranslate>
        {names}
      </dt>
      <dd>{children}</dd>
    </>
  )
}

const columns = [
  { names: 'code, name', holds: <Trans>A service and what people call it. Needed.</Trans> },
  { names: 'class', holds: <Trans>economy, ground, three_day, two_day or overnight. Needed.</Trans> },
  { names: 'divisor', holds: <Trans>Cubic inches a pound, as 139. Empty: size does not count.</Trans> },
  {
    names: 'most_pounds, most_girth_inches',
    holds: <Trans>What one box may weigh, and measure in length and girth. Empty: 150 and 165.</Trans>,
  },
  { names: 'fuel_percent', holds: <Trans>Of everything else. Empty: none.</Trans> },
  { names: 'residential, signature', holds: <Trans>A box more to a home, and with a signature. Empty: nothing.</Trans> },
  { names: 'least_charge', holds: <Trans>What a shipment costs at least.</Trans> },
  { names: 'po_box, hazmat', holds: <Trans>yes or no: goes to PO boxes, takes hazmat. Empty: no.</Trans> },
  {
    names: 'weekdays, closed',
    holds: <Trans>Days it runs, as mon tue wed, and dates it does not, as 2026-12-25|2027-01-01. Empty: Monday to Friday.</Trans>,
  },
  {
    names: 'service, pounds, 2 … 8',
    holds: <Trans>Prices: a row for boxes up to so many pounds, a column for each zone. An empty cell is a zone it does not go to.</Trans>,
  },
  { names: 'service, days, 2 … 8', holds: <Trans>The same with “days” for the weight: how many days it takes into each zone.</Trans> },
]
