import type { VerifyStep } from '#domain/guards.ts'
import type { Check } from '#domain/payment.ts'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { Button, TextInput } from '@mantine/core'
import { IconExternalLink } from '@tabler/icons-react'
import { useState, type ReactNode } from 'react'
import { CommandButton } from '#ui/act/CommandButton.tsx'
import { DialogActions } from '#ui/act/Dialog.tsx'
import { post, useCommand } from '#ui/command.ts'
import { useStore } from '#ui/desk.tsx'
import { Amount } from '#ui/show/Amount.tsx'
import { Field, Fields } from '#ui/show/Fields.tsx'
import { StatusBadge } from '#ui/show/StatusBadge.tsx'
import { LinkButton } from '../fulfillment/page/LinkButton.tsx'
import css from './flows.module.css'
import { ApprovalStep } from './steps/ApprovalStep.tsx'
import { OrderLink, Panel, type StepProps } from './steps/Panel.tsx'

/** One step of Complete Order: why it stops here, the facts, and the way on. */
export function StepPanel({ step, ...rest }: StepProps & { readonly step: VerifyStep }) {
  switch (step) {
    case 'risk':
      return <RiskStep {...rest} />
    case 'approval':
      return <ApprovalStep {...rest} />
    case 'addresses':
      return <AddressStep {...rest} />
    case 'fitment':
      return <FitmentStep {...rest} />
    case 'balance':
      return <MoneyStep {...rest} />
    case 'dms_number':
      return <InvoiceStep {...rest} />
  }
}

function RiskStep({ view, ...rest }: StepProps) {
  const { risk } = view
  return (
    <Looked
      {...rest}
      view={view}
      step="risk"
      why={<Trans>Nobody has looked at the risk yet.</Trans>}
      does={<Trans>I have looked, go on</Trans>}
    >
      <Fields>
        <Field label={<Trans>Risk</Trans>}>
          <StatusBadge kind="risk" of={risk.level ?? 'pending'} note={risk.score ?? undefined} />
        </Field>
        <Field label={<Trans>Report Fraud</Trans>}>
          <StatusBadge kind="fraud" of={risk.mark ?? 'unreported'} />
        </Field>
        <Field label={<Trans>Street (AVS)</Trans>}>
          <CheckWord of={risk.issuer?.street ?? null} />
        </Field>
        <Field label={<Trans>ZIP (AVS)</Trans>}>
          <CheckWord of={risk.issuer?.postalCode ?? null} />
        </Field>
        <Field label={<Trans>Card code (CVC)</Trans>}>
          <CheckWord of={risk.issuer?.cvc ?? null} />
        </Field>
        <Field label={<Trans>Tries to pay</Trans>}>
          <Plural value={risk.declined} _0="none declined" one="# declined" other="# declined" />,{' '}
          <Plural value={risk.cards} _0="no card" one="# card" other="# cards" />
        </Field>
        <Field label={<Trans>Addresses</Trans>}>
          {view.addresses.differences.length > 0 ? <Trans>billing and shipping differ</Trans> : <Trans>the same</Trans>}
        </Field>
        <Field label={<Trans>PO box</Trans>}>{risk.postBox ? <Trans>yes</Trans> : <Trans>no</Trans>}</Field>
        <Field label={<Trans>VIN</Trans>}>
          {risk.vin === 'good' && <Trans>check digit fits</Trans>}
          {risk.vin === 'bad' && <Trans>not valid</Trans>}
          {risk.vin === 'none' && <Trans>none given</Trans>}
        </Field>
      </Fields>
    </Looked>
  )
}

function CheckWord({ of }: { readonly of: Check | null }) {
  switch (of) {
    case 'pass':
      return <Trans>matches</Trans>
    case 'fail':
      return (
        <strong className={css.wrong}>
          <Trans>does not match</Trans>
        </strong>
      )
    case 'unavailable':
    case 'unchecked':
      return <Trans>not checked by the bank</Trans>
    case null:
      return <span className="muted">–</span>
  }
}

function AddressStep({ view, ...rest }: StepProps) {
  const { billing, shipping } = view.addresses
  return (
    <Looked
      {...rest}
      view={view}
      step="addresses"
      why={<Trans>Nobody has looked at the addresses yet.</Trans>}
      does={<Trans>The addresses are right</Trans>}
    >
      <div className={css.addresses}>
        <Address title={<Trans>Billing</Trans>} {...billing} />
        <Address title={<Trans>Shipping</Trans>} {...shipping} />
      </div>
    </Looked>
  )
}

function Address({ title, lines, mapUrl }: { readonly title: ReactNode; readonly lines: readonly string[]; readonly mapUrl: string }) {
  return (
    <div>
      <h3>{title}</h3>
      <address data-notranslate>
        {lines.map((line) => (
          <span key={line}>{line}</span>
        ))}
      </address>
      <a href={mapUrl} target="_blank" rel="noopener noreferrer">
        <Trans>View Map</Trans> <IconExternalLink size={12} aria-hidden />
      </a>
    </div>
  )
}

type LookedProps = StepProps & {
  readonly step: 'risk' | 'addresses'
  readonly why: ReactNode
  readonly does: ReactNode
  readonly children: ReactNode
}

function Looked({ view, order, goOn, step, why, does, children }: LookedProps) {
  const command = useCommand({ send: post<{ readonly step: string }>(`${order}/checked`), refresh: [order], done: goOn, tell: 'inline' })
  return (
    <Panel why={why} error={command.error}>
      {children}
      <DialogActions>
        <OrderLink view={view} hash={step}>
          <Trans>See it on the order</Trans>
        </OrderLink>
        <CommandButton command={command} input={{ step }}>
          {does}
        </CommandButton>
      </DialogActions>
    </Panel>
  )
}

function FitmentStep({ view, order, goOn }: StepProps) {
  const { unsigned } = view
  const command = useCommand({
    send: post<{ readonly lines: readonly string[]; readonly signed: boolean }>(`${order}/content/fitment`),
    refresh: [order],
    done: goOn,
    tell: 'inline',
  })
  return (
    <Panel
      why={
        <Plural
          value={unsigned.length}
          one="# part is not signed off for the vehicle."
          other="# parts are not signed off for the vehicle."
        />
      }
      error={command.error}
    >
      <ul className={css.parts}>
        {unsigned.map(({ line, partNumber, name }) => (
          <li key={line} data-notranslate>
            <span className="mono">{partNumber}</span> {name}
          </li>
        ))}
      </ul>
      <DialogActions>
        <OrderLink view={view} hash="content">
          <Trans>See it on the order</Trans>
        </OrderLink>
        <CommandButton command={command} input={{ lines: unsigned.map(({ line }) => line), signed: true }}>
          <Plural value={unsigned.length} one="It fits, sign off" other="They fit, sign off" />
        </CommandButton>
      </DialogActions>
    </Panel>
  )
}

function MoneyStep({ view, toShip }: StepProps) {
  const { slug } = useStore()
  const { number, balance, held, currency } = view.head
  const secured = balance > 0 && held >= balance
  const order = { store: slug, number: String(number) }
  return (
    <Panel
      error={null}
      why={
        balance > 0 ? (
          <Trans>
            Collect <Amount of={{ amount: balance, currency }} strong /> first.
          </Trans>
        ) : (
          <Trans>
            Refund <Amount of={{ amount: -balance, currency }} strong /> first.
          </Trans>
        )
      }
    >
      {secured && (
        <p className="muted">
          <Trans>The authorization holds enough. It can also be collected together with the shipment.</Trans>
        </p>
      )}
      <DialogActions>
        {secured && (
          <Button onClick={toShip}>
            <Trans>Collect when it ships</Trans>
          </Button>
        )}
        <LinkButton to="/$store/orders/$number" params={order} search={{ open: balance > 0 ? 'collect' : 'refund' }} variant="filled">
          {balance > 0 ? <Trans>Collect Money</Trans> : <Trans>Refund</Trans>}
        </LinkButton>
      </DialogActions>
    </Panel>
  )
}

function InvoiceStep({ view, order, goOn }: StepProps) {
  const { t } = useLingui()
  const [typed, setTyped] = useState(view.dmsNumber ?? '')
  const command = useCommand({
    send: post<{ readonly dmsNumber: string }>(`${order}/summary/dms-number`),
    refresh: [order],
    done: goOn,
    tell: 'inline',
  })
  const dmsNumber = typed.trim()
  return (
    <Panel why={<Trans>This store asks for the dealer invoice number before parts leave.</Trans>} error={command.error}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (dmsNumber) void command.run({ dmsNumber })
        }}
      >
        <TextInput
          label={t`Dealer invoice number (DMS #)`}
          value={typed}
          onChange={({ currentTarget: { value } }) => setTyped(value)}
          maxLength={40}
          required
          data-autofocus
          data-notranslate
        />
        <DialogActions>
          <CommandButton command={command} type="submit" disabled={!dmsNumber}>
            <Trans>Save and go on</Trans>
          </CommandButton>
        </DialogActions>
      </form>
    </Panel>
  )
}
