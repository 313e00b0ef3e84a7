import type { OrderHead } from '#domain/order-head.ts'
import { useLingui } from '@lingui/react/macro'
import { Radio } from '@mantine/core'
import { Refused } from '#ui/api.ts'
import { useExplain } from '#ui/refusals.ts'
import { useMoney } from '#ui/show/Amount.tsx'
import { usePaymentWords } from '../../page/words.tsx'
import { distinct } from '../../page/saved.tsx'
import type { Can, PaymentView } from '../../shapes.ts'
import css from '../dialogs.module.css'

/** The ways to collect, best first: money that is held costs nobody a step; what moved elsewhere is only written down. */
export const ways = ['capture', 'reauthorize', 'again', 'card', 'link', 'offline'] as const
export type Way = (typeof ways)[number]

/** Is this way possible now, or why not? */
export function canOf(can: PaymentView['can'], way: Way): Can {
  return can[way]
}

type WaysProps = {
  readonly head: OrderHead
  readonly view: PaymentView
  readonly way: Way | null
  readonly choose: (way: Way) => void
}

/** The choice of ways; one that is not possible now says why. */
export function Ways({ head, view, way, choose }: WaysProps) {
  const { t } = useLingui()
  const explain = useExplain()
  const says = useWayWords(head, view)
  return (
    <Radio.Group aria-label={t`How to collect`} value={way} onChange={(value) => choose(ways.find((each) => each === value) ?? 'offline')}>
      <div className={css.ways}>
        {ways.map((each) => {
          const can = canOf(view.can, each)
          return (
            <Radio
              key={each}
              value={each}
              label={says[each].label}
              description={can.ok ? says[each].about : explain(new Refused(can.code, can.detail, null))}
              disabled={!can.ok}
            />
          )
        })}
      </div>
    </Radio.Group>
  )
}

/** What each way is called and, while it is possible, what it works with. */
function useWayWords(head: OrderHead, { can, history }: PaymentView) {
  const { t } = useLingui()
  const words = usePaymentWords()
  const money = useMoney()
  const saved = can.again.ok ? distinct(can.again.saved) : []
  const wallets = saved.filter(({ gateway }) => gateway === 'paypal').length
  const held = can.capture.ok ? money({ amount: can.capture.left, currency: head.currency }) : ''
  const holder = history.find(({ id }) => can.capture.ok && id === can.capture.transaction)?.instrument ?? null
  return {
    capture: { label: t`Capture the authorization`, about: t`${held} held on ${words.instrument(holder)}.` },
    reauthorize: { label: t`Reauthorize`, about: t`Hold the money again, to capture it later.` },
    again: {
      label:
        saved.length === 0
          ? t`Charge the original card or PayPal again`
          : wallets === 0
            ? t`Charge the original card again`
            : wallets === saved.length
              ? t`Charge PayPal again`
              : t`Charge the original card or PayPal again`,
      about: saved.map((one) => words.saved(one)).join(', '),
    },
    card: { label: t`Charge a new credit card`, about: t`Typed into the provider’s own field.` },
    link: { label: t`Send a pay link`, about: t`The customer pays by themselves.` },
    offline: { label: t`Record Offline Adjustment`, about: t`Cash, check, terminal. Moves no money.` },
  } satisfies { readonly [way in Way]: { readonly label: string; readonly about: string } }
}
