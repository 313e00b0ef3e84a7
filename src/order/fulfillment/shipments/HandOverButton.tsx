import { planAtShipping } from '#domain/payment/at-shipping.ts'
import type { Guard } from '#domain/activity.ts'
import { checkGuards, guardFacts } from '#domain/guards.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { Button, Switch } from '@mantine/core'
import { useState } from 'react'
import { CommandButton } from '#ui/act/CommandButton.tsx'
import { Dialog, DialogActions, useDialog } from '#ui/act/Dialog.tsx'
import { Problem } from '#ui/act/Problem.tsx'
import { post, useCommand, type Command } from '#ui/command.ts'
import { useStore } from '#ui/desk.tsx'
import { useMoney } from '#ui/show/Amount.tsx'
import type { FulfillmentView, HandOverAsk, ShipmentView } from '../shapes.ts'
import { blocksLeft } from '../page/choice.tsx'
import { GuardList } from '../page/GuardList.tsx'
import { PickupFields } from '../page/PickupSection.tsx'

type Props = {
  readonly view: FulfillmentView
  readonly order: string
  readonly shipment: ShipmentView
  readonly next?: boolean | undefined
}

/** Hands a pickup over that waits on the shelf: who came, and every guard that money and fraud have. */
export function HandOverButton({ view, order, shipment, next }: Props) {
  const { slug } = useStore()
  const dialog = useDialog()
  const command = useCommand({
    send: post<HandOverAsk>(`${order}/fulfillment/hand-over`),
    seen: view.head.version,
    refresh: [`/desk/stores/${slug}/orders`],
    done: dialog.hide,
    tell: 'inline',
  })
  const open = () => {
    command.renew()
    dialog.show()
  }
  return (
    <>
      <Button size="xs" variant={next ? 'filled' : 'default'} onClick={open}>
        <Trans>Hand over</Trans>
      </Button>
      <Dialog open={dialog.open} onClose={dialog.hide} title={<Trans>Hand over the pickup</Trans>} closable={!command.busy}>
        <HandOver key={dialog.opening} view={view} shipment={shipment} command={command} close={dialog.hide} />
      </Dialog>
    </>
  )
}

type Typed = {
  readonly collectedBy: string
  readonly idSeen: boolean
  readonly collect: boolean
  readonly overriding: readonly Guard[]
  readonly reason: string
}

function HandOver({
  view,
  shipment,
  command,
  close,
}: Pick<Props, 'view' | 'shipment'> & { readonly command: Command<HandOverAsk>; readonly close: () => void }) {
  const { t } = useLingui()
  const money = useMoney()
  const { settings } = view.judging
  const { amount: collectable, later } = planAtShipping(view.judging.atShipping, shipment.lines)
  const [typed, set] = useState<Typed>({ collectedBy: '', idSeen: false, collect: collectable > 0, overriding: [], reason: '' })
  const change = (changes: Partial<Typed>) => set((now) => ({ ...now, ...changes }))
  const unsigned = view.lines
    .filter((line) => !line.signed && shipment.lines.some((one) => one.line === line.id))
    .map(({ partNumber }) => partNumber)
  const open = checkGuards(
    guardFacts(view.judging, { unsigned, cost: 0, collected: typed.collect ? collectable : 0, later, leaves: true }),
    settings,
  )
  const blocks = blocksLeft(open, typed)
  const reason = typed.reason.trim()
  const ask: HandOverAsk = {
    shipment: shipment.id,
    collectedBy: typed.collectedBy,
    idSeen: typed.idSeen,
    collect: typed.collect && collectable > 0,
    override: typed.overriding.length > 0 && reason.length >= 3 ? { guards: [...typed.overriding], reason } : null,
  }
  return (
    <>
      <Problem of={command.error} />
      <PickupFields collectedBy={typed.collectedBy} idSeen={typed.idSeen} change={change} placeholder={view.head.customer} />
      {collectable > 0 && (
        <Switch
          label={t`Collect ${money({ amount: collectable, currency: view.head.currency })} from the authorization first`}
          checked={typed.collect}
          onChange={() => change({ collect: !typed.collect })}
        />
      )}
      <GuardList view={view} open={open} choice={typed} change={change} />
      <DialogActions>
        <Button onClick={close} disabled={command.busy}>
          <Trans>Cancel</Trans>
        </Button>
        <CommandButton command={command} input={ask} disabled={blocks.length > 0}>
          <Trans>Hand over</Trans>
        </CommandButton>
      </DialogActions>
    </>
  )
}
