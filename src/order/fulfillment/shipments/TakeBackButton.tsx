import { Trans, useLingui } from '@lingui/react/macro'
import { Button, Textarea } from '@mantine/core'
import { useState, type ReactNode } from 'react'
import { CommandButton } from '#ui/act/CommandButton.tsx'
import { Dialog, DialogActions, useDialog } from '#ui/act/Dialog.tsx'
import { Problem } from '#ui/act/Problem.tsx'
import { post, useCommand } from '#ui/command.ts'
import { useStore } from '#ui/desk.tsx'
import type { FulfillmentView, PutBackAsk, ShipmentView } from '../shapes.ts'
import css from '../page/fulfillment.module.css'

type Props = {
  readonly view: FulfillmentView
  readonly order: string
  readonly shipment: ShipmentView
  /** which command of the order takes it back */
  readonly by: 'put-back' | 'void'
  /** the words of the page's button, and what the dialog is called, tells and does */
  readonly children: ReactNode
  readonly title: ReactNode
  readonly says: ReactNode
  readonly confirm: ReactNode
}

/** Takes a shipment back: says what follows, and asks why. */
export function TakeBackButton({ view, order, shipment, by, children, title, says, confirm }: Props) {
  const { t } = useLingui()
  const { slug } = useStore()
  const dialog = useDialog()
  const [reason, setReason] = useState('')
  const command = useCommand({
    send: post<PutBackAsk>(`${order}/fulfillment/${by}`),
    seen: view.head.version,
    refresh: [`/desk/stores/${slug}/orders`],
    done: dialog.hide,
    tell: 'inline',
  })
  const open = () => {
    setReason('')
    command.renew()
    dialog.show()
  }
  return (
    <>
      <Button size="xs" onClick={open}>
        {children}
      </Button>
      <Dialog open={dialog.open} onClose={dialog.hide} title={title} closable={!command.busy}>
        <Problem of={command.error} />
        <p className={css.remark}>{says}</p>
        <Textarea
          label={t`Reason`}
          value={reason}
          onChange={({ currentTarget: { value } }) => setReason(value)}
          maxLength={500}
          autosize
          minRows={2}
          required
          data-autofocus
          data-notranslate
        />
        <DialogActions>
          <Button onClick={dialog.hide} disabled={command.busy}>
            <Trans>Cancel</Trans>
          </Button>
          <CommandButton command={command} input={{ shipment: shipment.id, reason }} danger disabled={reason.trim().length < 3}>
            {confirm}
          </CommandButton>
        </DialogActions>
      </Dialog>
    </>
  )
}
