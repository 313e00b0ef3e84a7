import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { Switch } from '@mantine/core'
import type { ReactNode } from 'react'
import { CommandButton } from '#ui/act/CommandButton.tsx'
import { Problem } from '#ui/act/Problem.tsx'
import { Stale } from '#ui/api.ts'
import type { Command } from '#ui/command.ts'
import { useShortcuts } from '#ui/shortcuts.ts'
import { Amount, useMoney } from '#ui/show/Amount.tsx'
import { Field, Fields } from '#ui/show/Fields.tsx'
import { When } from '#ui/show/When.tsx'
import type { Charge } from '#domain/shipping/rate.ts'
import type { FulfillmentView, ReadyAsk, ShipAsk } from '../shapes.ts'
import {
  blocksLeft,
  captureOf,
  costOf,
  guardsOf,
  missingOf,
  pickedOf,
  readParcel,
  toReadyAsk,
  toShipAsk,
  type Change,
  type Choice,
} from './choice.tsx'
import css from './fulfillment.module.css'
import { Faster } from './Faster.tsx'
import { GuardList } from './GuardList.tsx'
import { useCarriers } from './carriers.tsx'

type Props = {
  readonly view: FulfillmentView
  readonly choice: Choice
  readonly change: Change
  readonly ship: Command<ShipAsk>
  readonly ready: Command<ReadyAsk>
  /** takes what is shown now as seen, after a colleague's change was told */
  readonly lookAgain: () => void
}

/** The last look before goods leave: what, how, for whom, what it costs and earns, and everything that speaks against it. */
export function ConfirmBox({ view, choice, change, ship, ready, lookAgain }: Props) {
  const { t } = useLingui()
  const guards = guardsOf(view, choice)
  const missing = missingOf(view, choice)
  const stopped = missing !== null || blocksLeft(guards.leaving, choice).length > 0
  const shelfStopped = missing !== null || blocksLeft(guards.shelf, choice).length > 0
  const busy = ship.busy || ready.busy
  const error = ship.error ?? ready.error
  const submit = () => void (!stopped && !busy && ship.run(toShipAsk(view, choice)))
  useShortcuts([{ keys: '$mod+Enter', does: t`Ship & Complete`, run: submit }])
  return (
    <section id="confirm" className={css.confirm} aria-labelledby="confirm-title">
      <h2 id="confirm-title">
        <Trans>Confirm</Trans>
      </h2>
      <Facts view={view} choice={choice} />
      <Money view={view} choice={choice} />
      <GuardList view={view} open={guards.leaving} choice={choice} change={change} />
      <Toggles view={view} choice={choice} change={change} />
      {error instanceof Stale ? <Faster error={error} lookAgain={lookAgain} /> : <Problem of={error} />}
      {missing && <Missing what={missing} />}
      <div className={css.go}>
        <CommandButton command={{ run: ship.run, busy }} input={toShipAsk(view, choice)} disabled={stopped} fullWidth>
          <Trans>Ship & Complete</Trans>
        </CommandButton>
        {choice.way === 'pickup' && (
          <CommandButton
            command={{ run: ready.run, busy }}
            input={toReadyAsk(view, choice)}
            variant="default"
            disabled={shelfStopped}
            fullWidth
          >
            <Trans>Ready for pickup</Trans>
          </CommandButton>
        )}
      </div>
    </section>
  )
}

function Facts({ view, choice }: Pick<Props, 'view' | 'choice'>) {
  const carrierOf = useCarriers()
  const picked = pickedOf(view, choice)
  const pieces = picked.reduce((sum, { quantity }) => sum + quantity, 0)
  const all = view.lines.reduce((sum, { open }) => sum + open, 0)
  const read = choice.way === 'tracking' ? choice.parcels.map(readParcel).filter((one) => one !== null) : []
  const { name, line1, line2, city, region, postalCode } = view.shipTo
  return (
    <Fields>
      <Field label={<Trans>Method</Trans>}>
        {choice.way === 'pickup' ? (
          <Trans>Customer Pickup</Trans>
        ) : choice.way === 'label' ? (
          choice.label?.name ? (
            <span data-notranslate>{choice.label.name}</span>
          ) : (
            <Trans>Print Shipping Label</Trans>
          )
        ) : (
          [...new Set(read.map(({ carrier }) => carrierOf(carrier)))].join(', ') || <Trans>Existing Tracking Number</Trans>
        )}
      </Field>
      <Field label={<Trans>Arrives</Trans>} skip>
        {choice.way === 'label' && choice.label?.arrives ? <When at={`${choice.label.arrives}T12:00:00Z`} timeZone="UTC" /> : null}
      </Field>
      <Field label={<Trans>Parcels</Trans>} skip>
        {(choice.way === 'label' ? (choice.label?.boxes ?? 0) : read.length) || null}
      </Field>
      <Field label={<Trans>Items</Trans>}>
        <Trans>
          {pieces} of <Plural value={all} one="# open piece" other="# open pieces" />
        </Trans>
      </Field>
      <Field label={<Trans>To</Trans>}>
        <span data-notranslate>
          {[name, line1, line2, [city, region, postalCode].filter(Boolean).join(' ')].filter(Boolean).join(', ')}
        </span>
      </Field>
      <Field label={<Trans>Customer chose</Trans>}>
        <span data-notranslate>{view.service}</span>
      </Field>
      <Field label={<Trans>Ship by</Trans>}>
        <When at={view.head.shipBy} />
      </Field>
    </Fields>
  )
}

function Money({ view, choice }: Pick<Props, 'view' | 'choice'>) {
  const { currency, balance } = view.head
  const { shippingCharged, spent, profit } = view.judging
  const capture = captureOf(view, choice)
  const cost = costOf(choice)
  const known = cost !== null || spent > 0
  const after = balance - (choice.collect ? capture.amount : 0)
  const of = (amount: number) => ({ amount, currency })
  return (
    <Fields end>
      <Field label={<Trans>Cost</Trans>}>
        {cost !== null ? <Amount of={of(cost)} /> : choice.way === 'label' ? <Trans>not known yet</Trans> : <Trans>not typed yet</Trans>}
      </Field>
      {choice.way === 'label' && choice.label && choice.label.charges.length > 1 && (
        <Charges charges={choice.label.charges} currency={currency} />
      )}
      <Field label={<Trans>Shipments before</Trans>} skip>
        {spent > 0 ? <Amount of={of(spent)} /> : null}
      </Field>
      <Field label={<Trans>Shipping charged</Trans>}>
        <Amount of={of(shippingCharged)} />
      </Field>
      <Field label={<Trans>Difference</Trans>} skip>
        {known ? (
          <Amount of={of(shippingCharged - spent - (cost ?? 0))} sign tone={shippingCharged < spent + (cost ?? 0) ? 'danger' : 'money'} />
        ) : null}
      </Field>
      <Field label={<Trans>Gross profit after it</Trans>} skip>
        {profit === null ? null : <Amount of={of(profit - (cost ?? 0))} strong tone={profit < (cost ?? 0) ? 'danger' : undefined} />}
      </Field>
      <Field label={after < 0 ? <Trans>To refund</Trans> : <Trans>Balance due</Trans>}>
        <Amount of={of(Math.abs(after))} strong tone={after > 0 ? 'danger' : undefined} />
      </Field>
    </Fields>
  )
}

function Toggles({ view, choice, change }: Pick<Props, 'view' | 'choice' | 'change'>) {
  const { t } = useLingui()
  const money = useMoney()
  const { amount } = captureOf(view, choice)
  return (
    <div className={css.toggles}>
      {amount > 0 && (
        <Switch
          label={t`Collect ${money({ amount, currency: view.head.currency })} from the authorization first`}
          description={<RestOfHold view={view} choice={choice} />}
          checked={choice.collect}
          onChange={() => change({ collect: !choice.collect })}
        />
      )}
      <Switch
        label={choice.way === 'pickup' ? t`E-mail the customer when it is ready` : t`E-mail the customer`}
        description={view.buyerEmail ? <span data-notranslate>{view.buyerEmail}</span> : t`The order has no e-mail address`}
        checked={choice.notify}
        disabled={view.buyerEmail === null}
        onChange={() => change({ notify: !choice.notify })}
      />
      <Switch label={t`Packing slip`} checked={choice.slip} onChange={() => change({ slip: !choice.slip })} />
    </div>
  )
}

/** What becomes of the part of a hold that is not captured now. */
function RestOfHold({ view, choice }: Pick<Props, 'view' | 'choice'>) {
  const money = useMoney()
  const { amount, keep } = captureOf(view, choice)
  const of = (sum: number) => money({ amount: sum, currency: view.head.currency })
  const { due, left, mode } = view.judging.atShipping
  switch (keep) {
    case 'held':
      return <Trans>This shipment’s share. The other {of(left - amount)} stays authorized.</Trans>
    case 'anew':
      return <Trans>This shipment’s share. The other {of(due - amount)} is authorized anew on what the customer let the store keep.</Trans>
    case 'released':
      return mode === 'share' && amount < due ? null : left > amount ? <Trans>The rest of the authorization is released.</Trans> : null
  }
}

const words: { readonly [what in NonNullable<ReturnType<typeof missingOf>>]: ReactNode } = {
  nothing_picked: <Trans>Tick at least one part.</Trans>,
  no_number: <Trans>Type or scan a tracking number.</Trans>,
  wrong_number: <Trans>Look at the tracking number again.</Trans>,
  same_number: <Trans>One tracking number is there twice.</Trans>,
  no_box: <Trans>Give every box its measures and weight.</Trans>,
  not_all_packed: <Trans>Put every piece into a box.</Trans>,
  asking: <Trans>Waiting for rates.</Trans>,
  no_rate: <Trans>There is no method to choose.</Trans>,
}

function Missing({ what }: { readonly what: keyof typeof words }) {
  return (
    <p className={css.remark} role="status">
      {words[what]}
    </p>
  )
}

/** What a label's cost is made of. */
function Charges({ charges, currency }: { readonly charges: readonly Charge[]; readonly currency: string }) {
  return charges.map(({ kind, amount }, at) => (
    <Field
      key={at}
      label={
        <span className="muted">
          – <ChargeWord kind={kind} />
        </span>
      }
    >
      <Amount of={{ amount, currency }} />
    </Field>
  ))
}

function ChargeWord({ kind }: Pick<Charge, 'kind'>) {
  switch (kind) {
    case 'postage':
      return <Trans>Postage</Trans>
    case 'fuel':
      return <Trans>Fuel</Trans>
    case 'residential':
      return <Trans>Home delivery</Trans>
    case 'handling':
      return <Trans>Handling</Trans>
    case 'insurance':
      return <Trans>Insurance</Trans>
    case 'signature':
      return <Trans>Signature</Trans>
    case 'saturday':
      return <Trans>Saturday delivery</Trans>
    case 'fee':
      return <Trans>Fee</Trans>
  }
}
