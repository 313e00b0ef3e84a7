import { Trans } from '@lingui/react/macro'
import { useState } from 'react'
import { Problem } from '#ui/act/Problem.tsx'
import type { Allowed, PaymentView } from '../shapes.ts'
import { AmountField } from './AmountField.tsx'
import { FormActions, FormFrame } from './FormFrame.tsx'
import type { WayProps } from './form-props.tsx'
import { useMoneyCommand } from './use-money-command.tsx'

/** Mails the customer a link by which they pay themselves. */
export function LinkForm({ head, can: now, ways, onClose }: WayProps<Extract<PaymentView['can']['link'], Allowed>>) {
  const [can] = useState(now)
  const [amount, setAmount] = useState(can.suggested)
  const send = useMoneyCommand<{ readonly amount: number }, unknown>(head, 'links')
  return (
    <FormFrame ways={ways} onSubmit={() => void send.run({ amount }).then((sent) => sent && onClose())}>
      <Problem of={send.error} />
      <AmountField head={head} value={amount} onChange={setAmount} />
      <FormActions command={send} onClose={onClose} amount={{ amount, currency: head.currency }} disabled={amount <= 0}>
        <Trans>Send a pay link</Trans>
      </FormActions>
    </FormFrame>
  )
}
