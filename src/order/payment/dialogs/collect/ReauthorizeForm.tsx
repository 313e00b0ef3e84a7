import { Trans } from '@lingui/react/macro'
import { useState } from 'react'
import { Problem } from '#ui/act/Problem.tsx'
import { usePaymentWords } from '../../page/words.tsx'
import type { Allowed, PaymentView, ReauthorizeAsk } from '../../shapes.ts'
import { AmountField } from '../AmountField.tsx'
import css from '../dialogs.module.css'
import { FormActions, FormFrame } from '../FormFrame.tsx'
import type { WayProps } from '../form-props.tsx'
import { Outcome } from '../Outcome.tsx'
import { useMoneyCommand } from '../use-money-command.tsx'

type ReauthorizeFormProps = WayProps<Extract<PaymentView['can']['reauthorize'], Allowed>>

/** Holds the money again for an authorization that ran out or soon does. Nothing is collected by it. */
export function ReauthorizeForm({ head, view, can, ways, onClose }: ReauthorizeFormProps) {
  const words = usePaymentWords()
  const [amount, setAmount] = useState(can.suggested)
  const hold = useMoneyCommand<ReauthorizeAsk>(head, 'reauthorizations')
  const instrument = view.history.find(({ id }) => id === can.transaction)?.instrument ?? null
  if (hold.result) {
    return (
      <Outcome head={head} answer={hold.result} again={hold.renew} onClose={onClose}>
        <p>
          <Trans>The money is held on {words.instrument(instrument)} again. Nothing is collected yet: capture it before it runs out.</Trans>
        </p>
      </Outcome>
    )
  }
  return (
    <FormFrame ways={ways} onSubmit={() => void hold.run({ transaction: can.transaction, amount })}>
      <Problem of={hold.error} />
      <AmountField head={head} value={amount} onChange={setAmount} />
      <p className={css.effect}>
        <Trans>
          The amount is held on {words.instrument(instrument)} once more, and counts as authorized, not as collected: capture it before it
          runs out. The older authorization ends.
        </Trans>
      </p>
      <FormActions command={hold} onClose={onClose} amount={{ amount, currency: head.currency }} disabled={amount <= 0}>
        <Trans context="button">Reauthorize</Trans>
      </FormActions>
    </FormFrame>
  )
}
