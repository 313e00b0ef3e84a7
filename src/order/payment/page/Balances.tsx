import type { OrderHead } from '#domain/order-head.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { Amount, useMoney } from '#ui/show/Amount.tsx'
import { Field, Fields } from '#ui/show/Fields.tsx'
import { useNow } from '#ui/show/now.ts'
import { When } from '#ui/show/When.tsx'
import type { PaymentView } from '../shapes.ts'
import css from './payment.module.css'
import { TimeLeft } from './TimeLeft.tsx'

type BalancesProps = { readonly head: OrderHead; readonly view: PaymentView }

/** What came in of what the order costs: as a bar, in a sentence, and in figures. */
export function Balances({ head, view }: BalancesProps) {
  const { balances } = view
  const of = (amount: number) => ({ amount, currency: head.currency })
  return (
    <div className={css.balances}>
      <div>
        <Bar view={view} />
        <p className={css.sentence}>
          <Sentence head={head} view={view} />
        </p>
        {view.hold?.guaranteedUntil && <Guarantee until={view.hold.guaranteedUntil} />}
      </div>
      <Fields end>
        <Field label={<Trans>Order total</Trans>}>
          <Amount of={of(balances.total)} />
        </Field>
        <Field label={<Trans>Collected</Trans>}>
          <Amount of={of(balances.collected)} tone={balances.collected > 0 ? 'money' : undefined} />
        </Field>
        {balances.refunded > 0 && (
          <Field label={<Trans context="amount">Refunded</Trans>}>
            <Amount of={of(balances.refunded)} />
          </Field>
        )}
        {balances.disputed > 0 && (
          <Field label={<Trans>Taken back by the bank</Trans>}>
            <Amount of={of(balances.disputed)} tone="danger" />
          </Field>
        )}
        {balances.credited > 0 && (
          <Field label={<Trans context="amount">Credited</Trans>}>
            <Amount of={of(balances.credited)} />
          </Field>
        )}
        <Field label={balances.due < 0 ? <Trans context="amount">Overpaid</Trans> : <Trans>Balance due</Trans>}>
          <Amount of={of(Math.abs(balances.due))} strong tone={balances.due < 0 ? 'danger' : undefined} />
        </Field>
      </Fields>
    </div>
  )
}

/** Collected, held and reserved shares of the total; a person who does not see it has the sentence. */
function Bar({ view: { balances } }: { readonly view: PaymentView }) {
  const whole = Math.max(balances.total, balances.collected + balances.held + balances.unsettled, 1)
  const parts = [
    ['collected', Math.max(balances.collected, 0)],
    ['held', balances.held],
    ['unsettled', balances.unsettled],
  ] as const
  return (
    <svg className={css.bar} viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden>
      {parts.map(([part, amount], at) => {
        const before = parts.slice(0, at).reduce((sum, [, other]) => sum + other, 0)
        return amount > 0 && <rect key={part} data-part={part} x={(before / whole) * 100} y={0} width={(amount / whole) * 100} height={8} />
      })}
    </svg>
  )
}

function Sentence({ head, view: { balances, hold } }: BalancesProps) {
  const { t } = useLingui()
  const money = useMoney()
  const of = (amount: number) => money({ amount, currency: head.currency })
  const parts = [
    t`${of(balances.collected)} collected of ${of(balances.total)}`,
    balances.unsettled > 0 && t`${of(balances.unsettled)} not answered yet`,
    hold && t`${of(hold.amount)} authorized`,
  ].filter(Boolean)
  return (
    <>
      {parts.join('; ')}
      {hold?.expiresAt && (
        <>
          , <Trans>expires</Trans> <When at={hold.expiresAt} show="moment" /> <TimeLeft until={hold.expiresAt} />
        </>
      )}
    </>
  )
}

/** How long the gateway answers for the held money, which is shorter than the hold itself lives. */
function Guarantee({ until }: { readonly until: string }) {
  const over = Date.parse(until) <= useNow()
  return (
    <p className={css.sentence}>
      {over ? (
        <Trans>The held money is not guaranteed any more: reauthorize it before you count on it.</Trans>
      ) : (
        <Trans>
          The held money is guaranteed until <When at={until} show="moment" />; after that it must be reauthorized to be sure.
        </Trans>
      )}
    </p>
  )
}
