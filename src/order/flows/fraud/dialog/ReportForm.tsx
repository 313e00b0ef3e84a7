import { fraudReasons, markEvidence } from '#domain/fraud/reasons.ts'
import type { OrderHead } from '#domain/order-head.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { Button, Radio } from '@mantine/core'
import { useState } from 'react'
import { CommandButton } from '#ui/act/CommandButton.tsx'
import { DialogActions } from '#ui/act/Dialog.tsx'
import { FirstFocus } from '#ui/act/FirstFocus.tsx'
import { Problem } from '#ui/act/Problem.tsx'
import { Refused } from '#ui/api.ts'
import type { useCommand } from '#ui/command.ts'
import { useStore } from '#ui/desk.tsx'
import { useDeskForm } from '#ui/form/use-desk-form.ts'
import { useDesk } from '#ui/query.ts'
import { useMoney } from '#ui/show/Amount.tsx'
import { useWords } from '#ui/words.ts'
import { MarkAsk, marks, type FraudView } from '../../../fraud/shapes.ts'
import type { CancelView } from '../../shapes.ts'
import type { MarkAndCancelAsk } from '../mark-and-cancel-ask.ts'
import { AlsoCancel, type CancelChoice } from './AlsoCancel.tsx'
import { EntersRegistry } from './EntersRegistry.tsx'
import { MarkFields, type MarkValues } from './MarkFields.tsx'
import css from './report.module.css'

/** What is sent: a mark, or a mark with the cancelling. */
export type ReportAsk = MarkAsk & { readonly cancel?: MarkAndCancelAsk['cancel'] }

type ReportFormProps = {
  readonly head: OrderHead
  readonly view: FraudView
  readonly start: MarkAsk['mark'] | 'bank'
  readonly command: Pick<ReturnType<typeof useCommand<ReportAsk>>, 'run' | 'busy' | 'error'>
  readonly close: () => void
}

/** The form; what is typed stays in this tab until it was sent. */
export function ReportForm({ head, view, start, command, close }: ReportFormProps) {
  const { t } = useLingui()
  const word = useWords()
  const { slug } = useStore()
  const [mark, setMark] = useState<MarkAsk['mark']>(start === 'bank' ? 'known' : start)
  const [choice, choose] = useState<CancelChoice>({ also: false, notify: false })
  const { form, code, evidence } = useMarkForm(mark, start, view)
  const accuses = mark !== 'not_fraud'
  const offers = accuses && !view.somethingLeft && head.status !== 'cancelled' && head.status !== 'completed'
  const query = useDesk<CancelView>(`/desk/stores/${slug}/orders/${head.number}/cancel`, { enabled: offers })
  const cancelled = offers && choice.also && query.data?.can.ok ? query.data : undefined
  const send = async (values: MarkValues) => {
    const body = bodyOf(mark, values)
    const reason = [word('fraud', mark), code && word('fraud_reason', code), values.reason.trim()].filter(Boolean).join(': ').slice(0, 300)
    const seen = cancelled && { voided: cancelled.voided, returned: cancelled.returned, takenBack: cancelled.takenBack.length }
    if (await command.run({ ...body, ...(seen && { cancel: { reason, notify: choice.notify, seen } }) })) form.sent()
  }
  // A "no" may mean that the payments stand otherwise now: show them as they are.
  const stale = command.error instanceof Refused && query.data !== undefined && command.error.code.endsWith('_changed')
  const [shownFor, showFor] = useState<Error | null>(null)
  if (stale && shownFor !== command.error) {
    showFor(command.error)
    void query.refetch()
  }
  return (
    <form className={css.form} noValidate onSubmit={form.onSubmit((values) => void send(values))}>
      <FirstFocus />
      <Problem of={command.error} />
      <Radio.Group value={mark} onChange={(value) => setMark(marks.find((one) => one === value) ?? mark)} aria-label={t`Report Fraud`}>
        <div className={css.marks}>
          {marks.map((one) => (
            <Radio key={one} value={one} label={word('fraud', one)} />
          ))}
        </div>
      </Radio.Group>
      <MarkFields form={form} mark={mark} code={code} evidence={evidence} />
      {mark === 'known' && <EntersRegistry number={head.number} code={code} />}
      {offers && <AlsoCancel query={query} choice={choice} choose={choose} />}
      <DialogActions>
        <Button onClick={close} disabled={command.busy}>
          <Trans>Close</Trans>
        </Button>
        <CommandButton command={command} type="submit" danger={accuses}>
          <Verb head={head} mark={mark} somethingLeft={view.somethingLeft} cancelled={cancelled} />
        </CommandButton>
      </DialogActions>
    </form>
  )
}

/** The fields, with what is chosen in both lists as it changes. */
function useMarkForm(mark: MarkAsk['mark'], start: ReportFormProps['start'], { bank }: FraudView) {
  const { t } = useLingui()
  const told = start === 'bank' && bank !== null
  const form = useDeskForm<MarkValues>({
    name: told ? 'report bank' : 'report',
    initial: {
      code: told ? 'stolen_card' : '',
      evidence: told ? (bank.by === 'dispute' ? 'bank_dispute' : 'issuer_word') : '',
      reason: told ? t`The bank says that the card’s owner did not make this payment.` : '',
      note: '',
    },
    shape: MarkAsk,
    toBody: (values) => bodyOf(mark, values),
  })
  const [code, showCode] = useState(form.getValues().code)
  const [evidence, showEvidence] = useState(form.getValues().evidence)
  form.watch('code', ({ value }) => showCode(value))
  form.watch('evidence', ({ value }) => showEvidence(value))
  return { form, code, evidence }
}

/** Who clears a customer accuses them of nothing: what was chosen before stays in the form and is not sent. */
function bodyOf(mark: MarkAsk['mark'], { code, evidence, reason, note }: MarkValues): MarkAsk {
  const accuses = mark !== 'not_fraud'
  return {
    mark,
    code: accuses ? fraudReasons.find((one) => one === code) : undefined,
    evidence: accuses ? markEvidence.find((one) => one === evidence) : undefined,
    reason,
    note: note.trim() || undefined,
  }
}

type VerbProps = {
  readonly head: OrderHead
  readonly mark: MarkAsk['mark']
  readonly somethingLeft: boolean
  readonly cancelled: CancelView | undefined
}

/** The button says what it will do. */
function Verb({ head, mark, somethingLeft, cancelled }: VerbProps) {
  const money = useMoney()
  const onHold = useWords()('status', 'on_hold')
  if (cancelled) {
    const { voided, returned, currency } = cancelled
    const back = money({ amount: voided + returned, currency })
    return voided + returned > 0 ? <Trans>Mark, cancel, give back {back}</Trans> : <Trans>Mark and cancel the order</Trans>
  }
  const holds = mark !== 'not_fraud' && !somethingLeft && !['on_hold', 'completed', 'cancelled'].includes(head.status)
  return holds ? <Trans>Mark and set to {onHold}</Trans> : <Trans>Mark the order</Trans>
}
