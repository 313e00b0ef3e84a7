import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { Problem } from '#ui/act/Problem.tsx'
import { distinct } from '../../page/saved.tsx'
import { usePaymentWords } from '../../page/words.tsx'
import type { AgainAsk, Allowed, PaymentView } from '../../shapes.ts'
import { AmountField } from '../AmountField.tsx'
import css from '../dialogs.module.css'
import { Effect } from '../Effect.tsx'
import { FormActions, FormFrame } from '../FormFrame.tsx'
import type { WayProps } from '../form-props.tsx'
import { Outcome } from '../Outcome.tsx'
import { SavedChoice } from '../SavedChoice.tsx'
import { useMoneyCommand } from '../use-money-command.tsx'
import { Collected } from './Collected.tsx'

type AgainFormProps = WayProps<Extract<PaymentView['can']['again'], Allowed>>

/** Charges again what the customer paid with before and let the store keep. */
export function AgainForm({ head, view, buyer, can, ways, onClose }: AgainFormProps) {
  const { t } = useLingui()
  const words = usePaymentWords()
  const saved = distinct(can.saved)
  const [{ transaction, amount }, set] = useState({ transaction: saved[0]?.transaction ?? '', amount: can.suggested })
  const charge = useMoneyCommand<AgainAsk>(head, 'again')
  if (charge.result) {
    const from = words.saved(saved.find((one) => one.transaction === transaction))
    return (
      <Outcome head={head} answer={charge.result} again={charge.renew} onClose={onClose}>
        <Collected head={head} view={view} buyer={buyer} answer={charge.result} from={from} />
      </Outcome>
    )
  }
  return (
    <FormFrame ways={ways} onSubmit={() => void charge.run({ transaction, amount })}>
      <Problem of={charge.error} />
      <AmountField head={head} value={amount} onChange={(typed) => set({ transaction, amount: typed })} />
      <SavedChoice
        label={t`Card or account`}
        saved={saved}
        value={transaction}
        onChange={(chosen) => set({ transaction: chosen, amount })}
      />
      <Effect head={head} view={view} change={amount} beside>
        <p className={css.quiet}>
          <Trans>The customer agreed to it when they paid. They are charged at once, without being asked again.</Trans>
        </p>
      </Effect>
      <FormActions command={charge} onClose={onClose} amount={{ amount, currency: head.currency }} disabled={amount <= 0}>
        <Trans context="button">Charge</Trans>
      </FormActions>
    </FormFrame>
  )
}
