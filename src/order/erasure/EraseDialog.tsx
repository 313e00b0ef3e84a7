import './words.tsx'
import { Trans, useLingui } from '@lingui/react/macro'
import { Button, NativeSelect, Switch } from '@mantine/core'
import { useState } from 'react'
import { CommandButton } from '#ui/act/CommandButton.tsx'
import { Dialog, DialogActions } from '#ui/act/Dialog.tsx'
import { FirstFocus } from '#ui/act/FirstFocus.tsx'
import { Problem } from '#ui/act/Problem.tsx'
import { tellDone } from '#ui/act/toast.ts'
import { Refused } from '#ui/api.ts'
import { post, useCommand } from '#ui/command.ts'
import { useStore } from '#ui/desk.tsx'
import { Failed } from '#ui/frame/Failed.tsx'
import { Skeleton } from '#ui/frame/Section.tsx'
import { useDesk } from '#ui/query.ts'
import { useExplain } from '#ui/refusals.ts'
import { CustomerName } from '#ui/show/CustomerName.tsx'
import { useNumber } from '#ui/show/OrderNumber.tsx'
import css from './erasure.module.css'
import { HandOut } from './HandOut.tsx'
import { Others, WhatGoes } from './WhatGoes.tsx'
import type { EraseAsk, EraseReason, ErasureView } from './shapes.ts'

type Props = { readonly number: number; readonly open: boolean; readonly onClose: () => void }

/** What an order knows of its customer: handed out as a file, or erased for good, with everything shown before it goes. */
export function EraseDialog({ number, open, onClose }: Props) {
  const shown = useNumber()
  const { slug } = useStore()
  const at = `/desk/stores/${slug}/orders/${number}/buyer`
  const view = useDesk<ErasureView>(at, { enabled: open })
  return (
    <Dialog open={open} onClose={onClose} title={<Trans>The customer’s data on order #{shown(number)}</Trans>}>
      {view.data ? (
        <Erasing view={view.data} at={at} close={onClose} />
      ) : view.error ? (
        <Failed error={view.error} retry={() => void view.refetch()} />
      ) : (
        <Skeleton lines={5} />
      )}
    </Dialog>
  )
}

type ErasingProps = { readonly view: ErasureView; readonly at: string; readonly close: () => void }

function Erasing({ view, at, close }: ErasingProps) {
  const { t } = useLingui()
  const { slug } = useStore()
  const explain = useExplain()
  const [{ reason, notes }, set] = useState<{ reason: EraseReason | ''; notes: boolean }>({ reason: '', notes: false })
  const command = useCommand<EraseAsk>({
    send: post(`${at}/erasure`),
    seen: view.version,
    refresh: [`/desk/stores/${slug}/orders`],
    tell: 'inline',
    done: () => {
      tellDone(t`The customer’s data were erased`)
      close()
    },
  })
  const { can } = view
  if (!can.ok && can.code === 'already_erased') return <p>{explain(new Refused(can.code, can.detail, null))}</p>
  return (
    <div className={css.body}>
      <FirstFocus />
      <Problem of={command.error} />
      <HandOut at={at} name={<CustomerName name={view.name} />} />
      <WhatGoes view={view} notes={notes} />
      <Others numbers={view.others} />
      {!can.ok && (
        <p role="status" className={css.stop}>
          {explain(new Refused(can.code, can.detail, null))}
        </p>
      )}
      {can.ok && (
        <>
          <NativeSelect
            label={t`Reason`}
            value={reason}
            onChange={({ currentTarget: { value } }) => set((now) => ({ ...now, reason: value as EraseReason | '' }))}
            data={[
              { value: '', label: t`Choose a reason` },
              { value: 'asked', label: t`The customer asked for it` },
              { value: 'no_need', label: t`No longer needed` },
              { value: 'other', label: t`Other` },
            ]}
          />
          <Switch
            label={t`Erase the internal notes too`}
            description={t`Choose it where a note speaks of the customer.`}
            checked={notes}
            onChange={() => set((now) => ({ ...now, notes: !now.notes }))}
          />
        </>
      )}
      <DialogActions>
        <Button onClick={close} disabled={command.busy}>
          <Trans>Close</Trans>
        </Button>
        {can.ok && (
          <CommandButton command={command} input={{ reason: reason || 'other', notes }} danger disabled={reason === ''}>
            <Trans>Erase for good</Trans>
          </CommandButton>
        )}
      </DialogActions>
    </div>
  )
}
