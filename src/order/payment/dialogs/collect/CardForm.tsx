import { Trans, useLingui } from '@lingui/react/macro'
import { Checkbox } from '@mantine/core'
import { useState } from 'react'
import { Problem } from '#ui/act/Problem.tsx'
import type { Allowed, CardAsk, PaymentView } from '../../shapes.ts'
import { AmountField } from '../AmountField.tsx'
import { CardFrame } from '../CardFrame.tsx'
import css from '../dialogs.module.css'
import { Effect } from '../Effect.tsx'
import { FormActions, FormFrame } from '../FormFrame.tsx'
import type { WayProps } from '../form-props.tsx'
import { Outcome } from '../Outcome.tsx'
import { useMoneyCommand } from '../use-money-command.tsx'
import { useTypedCard } from '../use-typed-card.tsx'
import { Collected } from './Collected.tsx'

type CardFormProps = WayProps<Extract<PaymentView['can']['card'], Allowed>>

/** Charges a card the clerk types into the provider's own field. A declined one leaves the form as it was, for another card and a new attempt. */
export function CardForm({ head, view, buyer, billing, can, ways, onClose }: CardFormProps) {
  const { t } = useLingui()
  const [{ amount, keep, phone }, set] = useState({ amount: can.suggested, keep: false, phone: can.field.phone })
  const charge = useMoneyCommand<CardAsk>(head, 'cards')
  const card = useTypedCard()
  const another = () => {
    card.clear()
    charge.renew()
  }
  if (charge.result) {
    return (
      <Outcome head={head} answer={charge.result} again={another} tryAgain={<Trans>Try another card</Trans>} onClose={onClose}>
        <Collected head={head} view={view} buyer={buyer} answer={charge.result} from={card.card?.name ?? ''} />
      </Outcome>
    )
  }
  return (
    <FormFrame ways={ways} onSubmit={() => void card.send((token) => charge.run({ token, amount, keep, phone }))}>
      <Problem of={charge.error} />
      <AmountField head={head} value={amount} onChange={(typed) => set({ amount: typed, keep, phone })} />
      <CardFrame field={can.field} buyer={buyer} billing={billing} card={card} />
      <Checkbox
        label={t`The customer agreed that this card may be charged again`}
        description={t`Kept at the gateway, for this order only.`}
        checked={keep}
        onChange={() => set({ amount, keep: !keep, phone })}
      />
      {can.field.phone ? (
        <Checkbox
          label={t`Told by phone`}
          description={t`The bank then knows that nobody can confirm it.`}
          checked={phone}
          onChange={() => set({ amount, keep, phone: !phone })}
        />
      ) : (
        <p className={css.quiet}>
          <Trans>
            It goes as a normal card payment without the card at hand; the bank may ask for a confirmation nobody can give here.
          </Trans>
        </p>
      )}
      <Effect head={head} view={view} change={amount} beside />
      <FormActions
        command={{ busy: charge.busy || card.busy }}
        onClose={onClose}
        amount={{ amount, currency: head.currency }}
        disabled={amount <= 0}
      >
        <Trans context="button">Charge</Trans>
      </FormActions>
    </FormFrame>
  )
}
