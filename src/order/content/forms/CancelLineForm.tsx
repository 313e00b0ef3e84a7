import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { NumberInput, TextInput } from '@mantine/core'
import { useState } from 'react'
import { Problem } from '#ui/act/Problem.tsx'
import css from '../content.module.css'
import type { LineView } from '../shapes.ts'
import { EditActions } from './EditActions.tsx'
import type { FormProps } from './editing.tsx'
import { PreviewBox } from './PreviewBox.tsx'
import type { EditAsk } from '../edit/shapes.ts'
import { useEdit } from './use-edit.tsx'

/** Cancels a line, or some pieces of it, with the reason that stands in the log. */
export function CancelLineForm({ head, line, onClose }: FormProps & { readonly line: LineView }) {
  const { t } = useLingui()
  const askOf = (quantity: number, reason: string): EditAsk => ({
    kind: 'cancel_line',
    id: line.id,
    quantity,
    reason: reason.trim() || t`No reason given yet`,
  })
  const [quantity, setQuantity] = useState(line.open)
  const [reason, setReason] = useState('')
  const edit = useEdit(head, askOf(line.open, ''), onClose)
  return (
    <form
      className={css.form}
      onSubmit={(event) => {
        event.preventDefault()
        if (edit.ready && reason.trim()) void edit.save.run(askOf(quantity, reason))
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
      <PreviewBox head={head} preview={edit.preview} />
      <EditActions edit={{ save: edit.save, ready: edit.ready && reason.trim() !== '' }} onClose={onClose} danger>
        <Trans>Cancel line</Trans>
      </EditActions>
    </form>
  )
}
