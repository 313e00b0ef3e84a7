import { Trans, useLingui } from '@lingui/react/macro'
import { Checkbox } from '@mantine/core'
import { useState } from 'react'
import { Problem } from '#ui/act/Problem.tsx'
import { Amount, useMoney } from '#ui/show/Amount.tsx'
import { usePaymentWords } from '../../page/words.tsx'
import type { Allowed, CaptureAsk, PaymentView } from '../../shapes.ts'
import { AmountField } from '../AmountField.tsx'
import { Effect } from '../Effect.tsx'
import { FormActions, FormFrame } from '../FormFrame.tsx'
import type { WayProps } from '../form-props.tsx'
import { Outcome } from '../Outcome.tsx'
import { useMoneyCommand } from '../use-money-command.tsx'
import { Collected } from './Collected.tsx'

type CaptureFormProps = WayProps<Extract<PaymentView['can']['capture'], Allowed>>

/** Captures the hold: what is due to begin with, less or more as typed, never more than is held. */
export function CaptureForm({ head, view, buyer, can, ways, onClose }: CaptureFormProps) {
  const words = usePaymentWords()
  const { t } = useLingui()
  const money = useMoney()
  const [amount, setAmount] = useState(can.suggested)
  const [keep, setKeep] = useState(false)
  const capture = useMoneyCommand<CaptureAsk>(head, 'captures')
  const rest = can.left - amount
  if (capture.result) {
    const from = words.instrument(view.history.find(({ id }) => id === can.transaction)?.instrument ?? null)
    return (
      <Outcome head={head} answer={capture.result} again={capture.renew} onClose={onClose}>
        <Collected head={head} view={view} buyer={buyer} answer={capture.result} from={from}>
          {rest > 0 && <Rest head={head} rest={rest} kept={can.several && keep} />}
        </Collected>
      </Outcome>
    )
  }
  const most = money({ amount: can.left, currency: head.currency })
  return (
    <FormFrame ways={ways} onSubmit={() => void capture.run({ transaction: can.transaction, amount, keep: keep && rest > 0 })}>
      <Problem of={capture.error} />
      <AmountField
        head={head}
        value={amount}
        onChange={setAmount}
        description={t`At most ${most}, which is authorized.`}
        error={rest < 0 ? t`Only ${most} is authorized.` : undefined}
      />
      {can.several && rest > 0 && (
        <Checkbox
          label={t`Keep the rest of the authorization`}
          description={t`It stays held and can be captured with a later shipment.`}
          checked={keep}
          onChange={() => setKeep(!keep)}
        />
      )}
      <Effect head={head} view={view} change={amount}>
        {rest > 0 && <Rest head={head} rest={rest} kept={can.several && keep} />}
      </Effect>
      <FormActions command={capture} onClose={onClose} amount={{ amount, currency: head.currency }} disabled={amount <= 0 || rest < 0}>
        <Trans context="button">Capture</Trans>
      </FormActions>
    </FormFrame>
  )
}

/** What becomes of the part that is not captured. */
function Rest({ head, rest, kept }: Pick<CaptureFormProps, 'head'> & { readonly rest: number; readonly kept: boolean }) {
  const of = { amount: rest, currency: head.currency }
  return (
    <p>
      {kept ? (
        <Trans>
          The other <Amount of={of} /> stays held.
        </Trans>
      ) : (
        <Trans>
          The other <Amount of={of} /> of the authorization is released and cannot be captured later.
        </Trans>
      )}
    </p>
  )
}
