import type { FraudMark } from '#domain/activity.ts'
import type { OrderHead } from '#domain/order-head.ts'
import { carrierName } from '#domain/tracking.ts'
import { msg } from '@lingui/core/macro'
import { Plural, Trans } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { Link, useNavigate } from '@tanstack/react-router'
import { Refused } from '#ui/api.ts'
import { post, useCommand } from '#ui/command.ts'
import { useStore } from '#ui/desk.tsx'
import { Section } from '#ui/frame/Section.tsx'
import { addRefusals, useExplain } from '#ui/refusals.ts'
import { StatusBadge } from '#ui/show/StatusBadge.tsx'
import { When } from '#ui/show/When.tsx'
import { useWords } from '#ui/words.ts'
import { BankSays } from './BankSays.tsx'
import css from './fraud.module.css'
import type { FraudView, MarkView } from './shapes.ts'

addRefusals({
  same_mark: () => msg`The order already has this mark.`,
  no_mark: () => msg`No mark stands on this order.`,
  no_author: () => msg`Only a person can do this.`,
})

const marks = ['not_fraud', 'suspected', 'known'] as const satisfies readonly FraudMark[]

type FraudProps = { readonly head: OrderHead; readonly view: FraudView }

/**
 * What people of the store think of the order, what the bank says, and what that stops. The form stands in the address as `open=report-` and the mark it begins
 * with, so that any link may open it.
 */
export function FraudSection({ head, view }: FraudProps) {
  const navigate = useNavigate()
  const report = (start: FraudMark | 'bank') =>
    void navigate({ to: '.', search: (now) => ({ ...now, open: `report-${start}` }), replace: true, resetScroll: false })
  const { standing, bank, can } = view
  return (
    <Section id="fraud" title={<Trans>Report Fraud</Trans>} note={standing && <StatusBadge kind="fraud" of={standing.mark} />}>
      {bank && <BankSays bank={bank} known={standing?.mark === 'known'} may={can.mark.ok} report={() => report('bank')} />}
      {standing && <Standing head={head} view={view} standing={standing} change={() => report(standing.mark)} />}
      {!standing && can.mark.ok && <Marks report={report} />}
      {!standing && !can.mark.ok && (
        <p className="muted">
          <Trans>Your role may not report fraud. A supervisor can change that.</Trans>
        </p>
      )}
    </Section>
  )
}

/** The three marks; each opens its form. */
function Marks({ report }: { readonly report: (start: FraudMark) => void }) {
  const word = useWords()
  return (
    <div className={css.actions}>
      {marks.map((mark) => (
        <Button key={mark} size="xs" aria-haspopup="dialog" onClick={() => report(mark)}>
          {word('fraud', mark)}
        </Button>
      ))}
    </div>
  )
}

type StandingProps = FraudProps & { readonly standing: MarkView; readonly change: () => void }

function Standing({ head, view, standing, change }: StandingProps) {
  const word = useWords()
  const { by, reason, note, at, code, evidence } = standing
  return (
    <div className={css.standing}>
      <p>
        <span data-notranslate>{by}</span> <When at={at} show="both" />
      </p>
      {(code || evidence) && (
        <p className={css.grounds}>
          {code && <strong>{word('fraud_reason', code)}</strong>}
          {evidence && <span>{word('mark_evidence', evidence)}</span>}
        </p>
      )}
      {reason && <p data-notranslate>{reason}</p>}
      {note && (
        <p className="muted" data-notranslate>
          {note}
        </p>
      )}
      {(head.status !== 'cancelled' || view.somethingLeft) && <Consequence number={head.number} view={view} mark={standing.mark} />}
      <div className={css.actions}>
        <Withdraw head={head} view={view} />
        <Button size="xs" variant="subtle" aria-haspopup="dialog" disabled={!view.can.mark.ok} onClick={change}>
          <Trans>Change the mark</Trans>
        </Button>
      </div>
    </div>
  )
}

/** What the mark stops; on goods that are gone, what may still be done. */
function Consequence({ number, view, mark }: { readonly number: number; readonly view: FraudView; readonly mark: FraudMark }) {
  const onHold = useWords()('status', 'on_hold')
  if (mark === 'not_fraud') return null
  return (
    <div className={css.stops}>
      <p>
        {view.somethingLeft ? (
          <Trans>
            Parts have left. Ask the carrier to intercept the parcel, and keep the proof of delivery: a dispute will ask for it.
          </Trans>
        ) : view.holds ? (
          <Trans>The order is {onHold} because of this, and nothing ships while the mark stands.</Trans>
        ) : (
          <Trans>Nothing ships while the mark stands.</Trans>
        )}
      </p>
      <InNetwork of={view.registry} />
      <Parcels of={view.left} />
      {view.unscanned.length > 0 && <Unscanned number={number} of={view.unscanned} />}
    </div>
  )
}

/** How the network took the mark, where it does not simply count there. */
function InNetwork({ of }: { readonly of: FraudView['registry'] }) {
  switch (of) {
    case null:
      return null
    case 'review':
      return (
        <p>
          <Trans>Held for review: the network’s operator looks at this mark before it counts in other stores.</Trans>
        </p>
      )
    case 'appeal':
      return (
        <p>
          <Trans>The customer appeals: until the network’s operator has decided, the fraud registry says nothing of them.</Trans>
        </p>
      )
    case 'overturned':
      return (
        <p>
          <Trans>Overturned by the network’s operator: this mark counts in the fraud registry no more.</Trans>
        </p>
      )
  }
}

/** Labels that were bought and no carrier has scanned: the parcel is still here. */
function Unscanned({ number, of }: { readonly number: number; readonly of: FraudView['unscanned'] }) {
  const { slug } = useStore()
  return (
    <>
      <p>
        <Plural
          value={of.length}
          one="A label was bought and no carrier has scanned it: keep the parcel here and give the label back."
          other="# labels were bought and no carrier has scanned them: keep the parcels here and give the labels back."
        />{' '}
        <Link to="/$store/orders/$number/ship" params={{ store: slug, number: String(number) }}>
          <Trans>Order Fulfillment</Trans>
        </Link>
      </p>
      <Parcels of={of} />
    </>
  )
}

function Parcels({ of }: { readonly of: FraudView['left'] }) {
  return of.map(({ carrier, number, url }) => (
    <p key={number} data-notranslate>
      {carrierName(carrier)}{' '}
      {url ? (
        <a href={url} target="_blank" rel="noopener noreferrer" className="mono">
          {number}
        </a>
      ) : (
        <span className="mono">{number}</span>
      )}
    </p>
  ))
}

function Withdraw({ head, view }: FraudProps) {
  const { slug } = useStore()
  const explain = useExplain()
  const order = `/desk/stores/${slug}/orders/${head.number}`
  const withdraw = useCommand({ send: post<object>(`${order}/fraud/withdrawal`, { ifMatch: head.version }), refresh: [order] })
  const { withdraw: may } = view.can
  return (
    <Button
      size="xs"
      aria-busy={withdraw.busy}
      disabled={!may.ok}
      title={may.ok ? undefined : explain(new Refused(may.code, may.detail, null))}
      onClick={() => void withdraw.run({})}
    >
      {view.holds ? <Trans>Undo the mark, lift the hold</Trans> : <Trans>Undo the mark</Trans>}
    </Button>
  )
}
