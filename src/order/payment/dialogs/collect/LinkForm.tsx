import type { OrderHead } from '#domain/order-head.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { Button, Textarea } from '@mantine/core'
import { useState } from 'react'
import { DialogActions } from '#ui/act/Dialog.tsx'
import { FirstFocus } from '#ui/act/FirstFocus.tsx'
import { Problem } from '#ui/act/Problem.tsx'
import { useMoney } from '#ui/show/Amount.tsx'
import { Copy } from '#ui/show/Copy.tsx'
import { When } from '#ui/show/When.tsx'
import type { LinkAnswer, LinkAsk } from '../../link/shapes.ts'
import type { Allowed, PaymentView } from '../../shapes.ts'
import { AmountField } from '../AmountField.tsx'
import css from '../dialogs.module.css'
import { FormActions, FormFrame } from '../FormFrame.tsx'
import type { WayProps } from '../form-props.tsx'
import { useMoneyCommand } from '../use-money-command.tsx'

type LinkFormProps = WayProps<Extract<PaymentView['can']['link'], Allowed>>

/** Sends the customer a link to pay by, or gives it to hand over. */
export function LinkForm({ head, view, can, ways, onClose }: LinkFormProps) {
  const { t } = useLingui()
  const [amount, setAmount] = useState(can.suggested)
  const [note, setNote] = useState('')
  const make = useMoneyCommand<LinkAsk, LinkAnswer>(head, 'links')
  if (make.result) return <Made of={make.result} onClose={onClose} />
  return (
    <FormFrame ways={ways} onSubmit={() => void make.run({ amount, note: note || null })}>
      <Problem of={make.error} />
      <AmountField head={head} value={amount} onChange={setAmount} />
      {can.to !== null && (
        <Textarea
          label={t`Note to the customer`}
          description={t`Optional. It stands in the mail.`}
          value={note}
          onChange={({ currentTarget: { value } }) => setNote(value)}
          maxLength={1000}
          autosize
          minRows={2}
          data-notranslate
        />
      )}
      <Says head={head} view={view} amount={amount} to={can.to} />
      <FormActions command={make} onClose={onClose} amount={{ amount, currency: head.currency }} disabled={amount <= 0}>
        {can.to === null ? <Trans>Make the link</Trans> : <Trans>Send the link</Trans>}
      </FormActions>
    </FormFrame>
  )
}

type SaysProps = { readonly head: OrderHead; readonly view: PaymentView; readonly amount: number; readonly to: string | null }

/** Where it goes and what it does, before it is made. */
function Says({ head, view: { balances }, amount, to }: SaysProps) {
  const money = useMoney()
  const due = money({ amount: balances.due, currency: head.currency })
  return (
    <div className={css.effect}>
      <p>
        {to === null ? (
          <Trans>The customer gave no e-mail address: copy the link and hand it over.</Trans>
        ) : (
          <Trans>
            The link goes to <span data-notranslate>{to}</span>; you can copy it, too.
          </Trans>
        )}{' '}
        <Trans>It works once, for seven days, until it is taken back.</Trans>
      </p>
      {amount > balances.due && (
        <p>
          <Trans>This is more than is due now ({due}). The page never asks for more than is due when the customer pays.</Trans>
        </p>
      )}
    </div>
  )
}

function Made({ of: { url, until, to }, onClose }: { readonly of: LinkAnswer; readonly onClose: () => void }) {
  const { t } = useLingui()
  return (
    <div className={css.made} role="status">
      <FirstFocus key="made" />
      <p>
        {to === null ? (
          <Trans>
            The link is made. It works until <When at={until} show="moment" />.
          </Trans>
        ) : (
          <Trans>
            The link is on its way to <span data-notranslate>{to}</span>. It works until <When at={until} show="moment" />.
          </Trans>
        )}
      </p>
      {url === null ? (
        <p>
          <Trans>Its address was shown once already. To copy it, take this link back and make another.</Trans>
        </p>
      ) : (
        <>
          <Copy text={url} what={t`pay link`} />
          <p className={css.quiet}>
            <Trans>Whoever has it can pay by it. It is shown this once.</Trans>
          </p>
        </>
      )}
      <DialogActions>
        <Button variant="filled" onClick={onClose} data-autofocus>
          <Trans>Close</Trans>
        </Button>
      </DialogActions>
    </div>
  )
}
