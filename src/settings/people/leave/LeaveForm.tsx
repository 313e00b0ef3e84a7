import { plural } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import { Button, NativeSelect, Radio } from '@mantine/core'
import { useState } from 'react'
import { CommandButton } from '#ui/act/CommandButton.tsx'
import { DialogActions } from '#ui/act/Dialog.tsx'
import { Problem } from '#ui/act/Problem.tsx'
import { request } from '#ui/api.ts'
import { useCommand } from '#ui/command.ts'
import { useStore } from '#ui/desk.tsx'
import css from '../../settings.module.css'
import type { LeaveAsk, PersonView } from '../shapes.ts'

type LeaveFormProps = { readonly person: PersonView; readonly people: readonly PersonView[]; readonly onClose: () => void }

/** Deactivates a person or takes them out of the store, and hands their open orders to a colleague or to nobody in the same step. */
export function LeaveForm({ person, people, onClose }: LeaveFormProps) {
  const { t } = useLingui()
  const { slug } = useStore()
  const settings = `/desk/stores/${slug}/settings`
  const { id, rests } = person
  const open = person.openOrders ?? 0
  const [how, choose] = useState<LeaveAsk['how']>(rests ? 'remove' : 'rest')
  const [handTo, hand] = useState('')
  const leave = useCommand({
    send: (body: LeaveAsk, { commandId }) => request(`${settings}/people/${id}/leave`, { method: 'POST', body, commandId }),
    refresh: [settings, `/desk/stores/${slug}/orders`],
    done: onClose,
    tell: 'inline',
  })
  const colleagues = people.filter((one) => one.takesOrders && one.id !== id).map((one) => ({ value: one.id, label: one.name }))
  return (
    <div className={css.stack}>
      <Problem of={leave.error} />
      {!rests && (
        <Radio.Group label={t`How`} value={how} onChange={(value) => choose(value === 'rest' ? 'rest' : 'remove')}>
          <div className={css.choices}>
            <Radio value="rest" label={t`Deactivate`} description={t`The store stays shut to them until somebody reactivates them.`} />
            <Radio value="remove" label={t`Remove from store`} description={t`They come back only by another invitation.`} />
          </div>
        </Radio.Group>
      )}
      {open > 0 && (
        <NativeSelect
          label={plural(open, { one: 'Their open order goes to', other: 'Their # open orders go to' })}
          description={t`Each order’s log says so.`}
          value={handTo}
          onChange={({ currentTarget: { value } }) => hand(value)}
          data={[{ value: '', label: t`Nobody` }, ...colleagues]}
        />
      )}
      <p className={css.says}>
        <Trans>It counts from their next click on. What they did stays in every log under their name.</Trans>
      </p>
      <DialogActions>
        <Button onClick={onClose} disabled={leave.busy} data-autofocus>
          <Trans>Cancel</Trans>
        </Button>
        <CommandButton command={leave} input={{ how, handTo: handTo || null }} danger>
          {how === 'rest' ? <Trans>Deactivate</Trans> : <Trans>Remove from store</Trans>}
        </CommandButton>
      </DialogActions>
    </div>
  )
}
