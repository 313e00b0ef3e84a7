import { Plural, Trans } from '@lingui/react/macro'
import { IconArrowBackUp, IconCash, IconClock, IconTag } from '@tabler/icons-react'
import { Amount } from '#ui/show/Amount.tsx'
import css from './flows.module.css'
import type { CancelView, TakenBack as Shipment } from './shapes.ts'

/** What goes back when the whole order is cancelled: labels, each payment to its own instrument, the pickup shelf. */
export function GivenBack({ view }: { readonly view: CancelView }) {
  const of = (amount: number) => ({ amount, currency: view.currency })
  return (
    <ul className={css.money}>
      {view.takenBack.map((shipment) => (
        <TakenBack key={shipment.shipment} of={shipment} currency={view.currency} />
      ))}
      {view.money.map(({ kind, transaction, amount, instrument }) => (
        <li key={transaction}>
          <IconArrowBackUp size={16} aria-hidden />
          <span>
            {kind === 'void' ? (
              <Trans>
                The hold of <Amount of={of(amount)} strong /> is released.
              </Trans>
            ) : (
              <Trans>
                <Amount of={of(amount)} strong /> goes back to the card or account that paid.
              </Trans>
            )}{' '}
            {instrument && (
              <span className="muted" data-notranslate>
                {instrument}
              </span>
            )}
          </span>
        </li>
      ))}
      {view.byHand > 0 && (
        <li data-level="warn">
          <IconCash size={16} aria-hidden />
          <span>
            <Trans>
              <Amount of={of(view.byHand)} strong /> was collected outside the desk: give it back by hand, then record it.
            </Trans>
          </span>
        </li>
      )}
      {view.waiting && (
        <li data-level="warn">
          <IconClock size={16} aria-hidden />
          <span>
            <Trans>The gateway still owes an answer about one payment. It is followed to its end and then given back.</Trans>
          </span>
        </li>
      )}
      {view.money.length === 0 && view.byHand === 0 && !view.waiting && (
        <li>
          <Trans>No money was taken. Nothing has to be given back.</Trans>
        </li>
      )}
      {view.shelved > 0 && (
        <li>
          <Plural value={view.shelved} one="# piece goes back from the pickup shelf." other="# pieces go back from the pickup shelf." />
        </li>
      )}
    </ul>
  )
}

/** A shipment that is still in the house: its labels, and what its carrier is asked for. */
function TakenBack({ of: { tracking, amount, buying }, currency }: { readonly of: Shipment; readonly currency: string }) {
  const numbers = (
    <span className="mono muted" data-notranslate>
      {tracking.join(', ')}
    </span>
  )
  return (
    <li data-level={buying ? 'warn' : undefined}>
      <IconTag size={16} aria-hidden />
      <span>
        {tracking.length > 0 && (
          <>
            <Plural
              value={tracking.length}
              one="A label no carrier has scanned is given back:"
              other="# labels no carrier has scanned are given back:"
            />{' '}
            <Trans>
              the carrier is asked for <Amount of={{ amount, currency }} strong />.
            </Trans>{' '}
            {numbers}{' '}
          </>
        )}
        {buying && <Trans>A label is being bought. If it comes, it is given back by itself.</Trans>}
      </span>
    </li>
  )
}
