import '../../words.tsx'
import type { OrderHead } from '#domain/order-head.ts'
import { Trans } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { useEffect, useEffectEvent } from 'react'
import { FirstFocus } from '#ui/act/FirstFocus.tsx'
import { Dialog, DialogActions } from '#ui/act/Dialog.tsx'
import { Problem } from '#ui/act/Problem.tsx'
import { Refused } from '#ui/api.ts'
import { post, useCommand } from '#ui/command.ts'
import { useStore } from '#ui/desk.tsx'
import { useNumber } from '#ui/show/OrderNumber.tsx'
import { StatusBadge } from '#ui/show/StatusBadge.tsx'
import type { FraudView, MarkAsk } from '../../../fraud/shapes.ts'
import { Cancelled } from '../../CancelDialog.tsx'
import type { MarkAndCancelAnswer } from '../mark-and-cancel-ask.ts'
import css from './report.module.css'
import { ReportForm, type ReportAsk } from './ReportForm.tsx'

/** What came back; without `cancel` only the mark was asked for. */
type ReportAnswer = Pick<MarkAndCancelAnswer, 'mark'> & Partial<MarkAndCancelAnswer>

type ReportDialogProps = {
  readonly head: OrderHead
  readonly view: FraudView
  readonly open: boolean
  /** the mark that is chosen when it opens; `bank`: known, with what the bank says filled in */
  readonly start: MarkAsk['mark'] | 'bank'
  readonly onClose: () => void
}

/** Report Fraud: a mark with its reason and evidence, what the network gets to know of it, and the order cancelled in the same step where that may be. */
export function ReportDialog({ head, view, open, start, onClose }: ReportDialogProps) {
  const { slug } = useStore()
  const { number } = head
  const shown = useNumber()(number)
  const order = `/desk/stores/${slug}/orders/${number}`
  const command = useCommand<ReportAsk, ReportAnswer>({
    send: (ask, sending) => post<ReportAsk, ReportAnswer>(`${order}/fraud/${ask.cancel ? 'mark-and-cancel' : 'marks'}`)(ask, sending),
    seen: head.version,
    refresh: [`/desk/stores/${slug}/orders`],
    tell: 'inline',
    done: ({ cancel }) => {
      if (!cancel) onClose()
    },
  })
  // Each opening is of the order as it stands then.
  const renew = useEffectEvent(command.renew)
  useEffect(() => {
    if (open) renew()
  }, [open])
  const { result } = command
  return (
    <Dialog open={open} onClose={onClose} title={<Trans>Report Fraud: order #{shown}</Trans>} size="lg" closable={!command.busy}>
      {result?.cancel ? (
        <Done mark={result.mark} cancel={result.cancel} currency={head.currency} close={onClose} />
      ) : (
        <ReportForm key={start} head={head} view={view} start={start} command={command} close={onClose} />
      )}
    </Dialog>
  )
}

type DoneProps = Required<Pick<MarkAndCancelAnswer, 'mark' | 'cancel'>> & { readonly currency: string; readonly close: () => void }

/** The mark, and what became of the money: as Cancel Order says it. */
function Done({ mark, cancel, currency, close }: DoneProps) {
  return (
    <>
      <p className={css.done}>
        <StatusBadge kind="fraud" of={mark} /> <Trans>The mark stands, whatever becomes of the money.</Trans>
      </p>
      {cancel.ok ? (
        <Cancelled answer={cancel.value} currency={currency} close={close} />
      ) : (
        <>
          <FirstFocus />
          <Problem of={new Refused(cancel.code, cancel.detail, null)} />
          <DialogActions>
            <Button variant="filled" onClick={close} data-autofocus>
              <Trans>Close</Trans>
            </Button>
          </DialogActions>
        </>
      )}
    </>
  )
}
