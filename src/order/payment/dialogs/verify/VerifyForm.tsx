import { verificationRange } from '#domain/payment/plans.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { Checkbox, Radio } from '@mantine/core'
import { useState } from 'react'
import { Problem } from '#ui/act/Problem.tsx'
import { Refused } from '#ui/api.ts'
import { useExplain } from '#ui/refusals.ts'
import { useMoney } from '#ui/show/Amount.tsx'
import { distinct } from '../../page/saved.tsx'
import type { Allowed, PaymentView, VerifyAsk } from '../../shapes.ts'
import { CardFrame } from '../CardFrame.tsx'
import css from '../dialogs.module.css'
import { FormActions, FormFrame } from '../FormFrame.tsx'
import type { FormProps } from '../form-props.tsx'
import { SavedChoice } from '../SavedChoice.tsx'
import { useMoneyCommand } from '../use-money-command.tsx'
import { useTypedCard } from '../use-typed-card.tsx'
import { VerifyOutcome } from './VerifyOutcome.tsx'

/** Verify Card: a small secret hold whose amount only somebody with the card can read from its statement. */
export function VerifyForm(form: FormProps) {
  const explain = useExplain()
  const [{ verify }] = useState(form.view.can)
  return verify.ok ? <Verifying {...form} can={verify} /> : <p>{explain(new Refused(verify.code, verify.detail, null))}</p>
}

type VerifyingProps = FormProps & { readonly can: Extract<PaymentView['can']['verify'], Allowed> }

function Verifying({ head, view, buyer, billing, can, onClose }: VerifyingProps) {
  const { t } = useLingui()
  const saved = distinct(can.saved)
  const [chosen, choose] = useState(saved[0]?.transaction ?? '')
  const [phone, tell] = useState(can.field?.phone ?? false)
  const verify = useMoneyCommand<VerifyAsk>(head, 'verifications')
  const card = useTypedCard()
  const another = () => {
    card.clear()
    verify.renew()
  }
  if (verify.result) return <VerifyOutcome head={head} answer={verify.result} again={another} onClose={onClose} />
  const send = () => (chosen ? verify.run({ transaction: chosen }) : card.send((token) => verify.run({ token, phone })))
  return (
    <FormFrame onSubmit={() => void send()}>
      <Problem of={verify.error} />
      {saved.length === 0 && paidByWallet(view) && <NoWallet />}
      <WhatHappens head={head} />
      {saved.length > 0 && (
        <SavedChoice label={t`Which card`} saved={saved} value={chosen} onChange={choose} first>
          {can.field && <Radio value="" label={t`Another card, typed in now`} />}
        </SavedChoice>
      )}
      {chosen === '' && can.field && (
        <>
          <CardFrame field={can.field} buyer={buyer} billing={billing} card={card} />
          {can.field.phone && <Checkbox label={t`Told by phone`} checked={phone} onChange={() => tell(!phone)} />}
        </>
      )}
      <FormActions command={{ busy: verify.busy || card.busy }} onClose={onClose}>
        <Trans>Place the secret hold</Trans>
      </FormActions>
    </FormFrame>
  )
}

/** A wallet shows its owner no amount to name, so that there is nothing to verify by. */
function NoWallet() {
  const explain = useExplain()
  return (
    <p>
      <strong>{explain(new Refused('wallet_not_verified', {}, null))}</strong>{' '}
      <Trans>If the customer tells you a card of theirs, that one can be verified.</Trans>
    </p>
  )
}

function paidByWallet({ history }: PaymentView): boolean {
  return history.some(({ gateway, outcome }) => gateway === 'paypal' && outcome === 'approved')
}

function WhatHappens({ head: { currency } }: Pick<FormProps, 'head'>) {
  const money = useMoney()
  const [least, most] = [verificationRange.least, verificationRange.most].map((amount) => money({ amount, currency }))
  return (
    <ol className={css.steps}>
      <li>
        <Trans>
          The gateway holds a secret amount between {least} and {most} on the card. Nothing is collected, and nobody here is told the
          amount.
        </Trans>
      </li>
      <li>
        <Trans>The customer finds it on their statement or in their bank’s app, among the pending payments, and tells you.</Trans>
      </li>
      <li>
        <Trans>You name it here. If it is right the card is verified; three wrong answers end it. Either way the hold is released.</Trans>
      </li>
    </ol>
  )
}
