import type { OrderHead } from '#domain/order-head.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { Button, Textarea } from '@mantine/core'
import { useState, type ReactNode } from 'react'
import { CommandButton } from '#ui/act/CommandButton.tsx'
import { DialogActions } from '#ui/act/Dialog.tsx'
import { FirstFocus } from '#ui/act/FirstFocus.tsx'
import { Problem } from '#ui/act/Problem.tsx'
import { post, useCommand } from '#ui/command.ts'
import { useStore } from '#ui/desk.tsx'
import { MoneyInput } from '#ui/form/MoneyInput.tsx'
import { Copy } from '#ui/show/Copy.tsx'
import { When } from '#ui/show/When.tsx'
import { useMoney } from '#ui/show/Amount.tsx'
import type { LinkAnswer, LinkAsk } from '../link/shapes.ts'
import css from '../page/payment.module.css'
import type { PaymentView } from '../shapes.ts'
import type { FormProps } from './form-props.tsx'

type LinkFormProps = Pick<FormProps, 'head' | 'view' | 'onClose'> & { readonly ways?: ReactNode }

/** Sends the customer a link to pay by, or gives it to hand over. `ways` stand above until it is made. */
export function LinkForm({ head, view: now, ways, onClose }: LinkFormProps) {
  const { t } = useLingui()
  const { slug } = useStore()
  // As offered when the dialog opened: see CollectForm.
  const [view] = useState(now)
  const { link: can } = view.can
  const [amount, setAmount] = useState(can.ok ? can.suggested : 0)
  const [note, setNote] = useState('')
  const order = `/desk/stores/${slug}/orders/${head.number}`
  const make = useCommand<LinkAsk, LinkAnswer>({
    send: post(`${order}/payment/links`),
    seen: head.version,
    refresh: [order],
    tell: 'inline',
  })
  if (make.result) return <Made of={make.result} onClose={onClose} />
  const to = can.ok ? can.to : null
  return (
    <form
      className={css.form}
      onSubmit={(event) => {
        event.preventDefault()
        void make.run({ amount, note: note || null })
      }}
    >
      {ways}
      <Problem of={make.error} />
      <MoneyInput
        label={t`Amount`}
        currency={head.currency}
        value={amount || null}
        onChange={(typed) => setAmount(typed ?? 0)}
        data-autofocus
      />
      {to !== null && (
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
      <Says head={head} view={view} amount={amount} to={to} />
      <DialogActions>
        <Button onClick={onClose} disabled={make.busy}>
          <Trans>Cancel</Trans>
        </Button>
        <CommandButton command={make} type="submit" amount={{ amount, currency: head.currency }} disabled={amount <= 0}>
          {to === null ? <Trans>Make the link</Trans> : <Trans>Send the link</Trans>}
        </CommandButton>
      </DialogActions>
    </form>
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
          <p className={css.rests}>
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
