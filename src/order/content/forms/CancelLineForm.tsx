import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { NativeSelect, NumberInput, Switch, TextInput } from '@mantine/core'
import { useState } from 'react'
import { cancelWhys, type CancelWhy } from '#domain/letters.ts'
import { Problem } from '#ui/act/Problem.tsx'
import css from '../content.module.css'
import type { LineView } from '../shapes.ts'
import { EditActions } from './EditActions.tsx'
import type { FormProps } from './editing.tsx'
import { PreviewBox } from './PreviewBox.tsx'
import type { EditAsk } from '../edit/shapes.ts'
import { useEdit } from './use-edit.tsx'

type CancelLine = Extract<EditAsk, { readonly kind: 'cancel_line' }>
type Told = Pick<CancelLine, 'notify' | 'why'>

/** Cancels a line, or some pieces of it, with the reason that stands in the log. */
export function CancelLineForm({ head, view, line, onClose }: FormProps & { readonly line: LineView }) {
  const { t } = useLingui()
  const askOf = (pieces: number, given: string): CancelLine => ({
    kind: 'cancel_line',
    id: line.id,
    quantity: pieces,
    reason: given.trim() || t`No reason given yet`,
  })
  const [quantity, setQuantity] = useState(line.open)
  const [reason, setReason] = useState('')
  const [told, tell] = useState<Told>({ notify: false })
  const edit = useEdit(head, askOf(line.open, ''), onClose)
  return (
    <form
      className={css.form}
      onSubmit={(event) => {
        event.preventDefault()
        if (edit.ready && reason.trim()) void edit.save.run({ ...askOf(quantity, reason), ...told })
      }}
    >
      <Problem of={edit.save.error} />
      <p data-notranslate>
        {line.name} <span className="mono">{line.partNumber}</span>
      </p>
      {line.open > 1 && (
        <NumberInput
          label={t`Pieces to cancel`}
          description={
            line.left > 0 ? <Plural value={line.left} one="# piece has left and stays." other="# pieces have left and stay." /> : undefined
          }
          min={1}
          max={line.open}
          clampBehavior="strict"
          allowDecimal={false}
          value={quantity}
          onChange={(value) => {
            setQuantity(Number(value) || 1)
            edit.setAsk(askOf(Number(value) || 1, ''))
          }}
        />
      )}
      <TextInput
        label={t`Reason`}
        description={t`Stands in the activity log.`}
        value={reason}
        maxLength={400}
        required
        withAsterisk={false}
        onChange={({ currentTarget: { value } }) => setReason(value)}
        data-autofocus
      />
      <TellCustomer email={view.buyerEmail} told={told} tell={tell} />
      <PreviewBox head={head} preview={edit.preview} />
      <EditActions edit={{ save: edit.save, ready: edit.ready && reason.trim() !== '' }} onClose={onClose} danger>
        <Trans>Cancel line</Trans>
      </EditActions>
    </form>
  )
}

type TellProps = { readonly email: string | null; readonly told: Told; readonly tell: (told: Told) => void }

/** Whether the customer is mailed which parts will not come, and what the mail says of the reason. */
function TellCustomer({ email, told, tell }: TellProps) {
  const { t } = useLingui()
  const reasons: { readonly [why in CancelWhy]: string } = {
    asked: t`The customer asked for it`,
    not_available: t`Parts not available`,
    undeliverable: t`Could not be delivered to this address`,
    twice: t`Ordered twice`,
  }
  return (
    <>
      <Switch
        label={t`E-mail the customer`}
        description={email ? <span data-notranslate>{email}</span> : t`The order has no e-mail address`}
        disabled={email === null}
        checked={told.notify === true}
        onChange={({ currentTarget: { checked } }) => tell({ ...told, notify: checked })}
      />
      {told.notify && (
        <NativeSelect
          label={t`The mail says`}
          description={t`The mail says it in the customer’s language.`}
          value={told.why ?? ''}
          onChange={({ currentTarget: { value } }) => tell({ notify: true, ...whyOf(value) })}
          data={[{ value: '', label: t`No reason` }, ...cancelWhys.map((why) => ({ value: why, label: reasons[why] }))]}
        />
      )}
    </>
  )
}

function whyOf(value: string): Pick<Told, 'why'> {
  const why = cancelWhys.find((one) => one === value)
  return why ? { why } : {}
}
