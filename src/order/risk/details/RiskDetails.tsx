import type { OrderHead } from '#domain/order-head.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { IconRefresh } from '@tabler/icons-react'
import { CommandButton } from '#ui/act/CommandButton.tsx'
import { Sheet } from '#ui/act/Sheet.tsx'
import { tellDone } from '#ui/act/toast.ts'
import { post, useCommand } from '#ui/command.ts'
import { useNumber } from '#ui/show/OrderNumber.tsx'
import { When } from '#ui/show/When.tsx'
import { ScoreLine } from '../page/ScoreLine.tsx'
import type { OutcomeView, RiskView, ScoreView } from '../shapes.ts'
import { Appeal } from './Appeal.tsx'
import css from './details.module.css'
import { FactorTable } from './FactorTable.tsx'
import { Missing } from './Missing.tsx'
import { ScoreHistory } from './ScoreHistory.tsx'

type DetailsProps = {
  readonly open: boolean
  readonly onClose: () => void
  readonly head: OrderHead
  readonly view: RiskView
  readonly now: ScoreView
  /** the order's path at the server */
  readonly order: string
}

/** All a score was made of, what there was nothing to look at of, and the scores before; in a drawer, so that the order stays in sight. */
export function RiskDetails({ open, onClose, head, view, now, order }: DetailsProps) {
  const { t } = useLingui()
  const number = useNumber()(head.number)
  const again = useCommand<object>({
    send: post(`${order}/risk/scores`),
    refresh: [order],
    done: () => tellDone(t`Scored with what is known now`),
  })
  return (
    <Sheet open={open} onClose={onClose} title={<Trans>Risk of order #{number}</Trans>}>
      <ScoreLine of={now} edges={view.edges} named>
        <CommandButton command={again} input={{}} variant="default" size="xs" leftSection={<IconRefresh size={16} aria-hidden />}>
          <Trans>Score again</Trans>
        </CommandButton>
      </ScoreLine>
      <p className={css.advice}>
        <Trans>A score advises, a person decides.</Trans>{' '}
        <Trans>
          Scored <When at={now.at} show="both" /> with version <span data-notranslate>{now.version}</span>.
        </Trans>
      </p>
      <BecameOf view={view} />
      <FactorTable score={now} currency={head.currency} />
      <Appeal view={view} order={order} />
      <Missing sources={now.unavailable} />
      <ScoreHistory order={order} scores={view.scores} />
      <p className={css.advice}>
        <Trans>
          <a href="https://db-ip.com" target="_blank" rel="noopener noreferrer">
            IP Geolocation by DB-IP
          </a>
          , postal codes by{' '}
          <a href="https://www.geonames.org" target="_blank" rel="noopener noreferrer">
            GeoNames
          </a>
          : looked up on this server, without asking anybody.
        </Trans>
      </p>
    </Sheet>
  )
}

/** What became of the order, once that is known. */
function BecameOf({ view: { outcome } }: Pick<DetailsProps, 'view'>) {
  if (!outcome) return null
  return (
    <p className={css.became} data-outcome={outcome.outcome}>
      <strong>
        <Said outcome={outcome} />
      </strong>{' '}
      <When at={outcome.at} show="relative" />
    </p>
  )
}

function Said({ outcome: { because } }: { readonly outcome: OutcomeView }) {
  switch (because) {
    case 'quiet':
      return <Trans>Ended well: 90 days without a dispute, a warning or a mark.</Trans>
    case 'known':
      return <Trans>Ended as fraud: marked known.</Trans>
    case 'chargeback':
      return <Trans>Ended as fraud: the bank took the payment back for it.</Trans>
    case 'issuer_alert':
      return <Trans>Ended as fraud: the card’s bank warned of it.</Trans>
  }
}
