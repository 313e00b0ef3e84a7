import type { OrderHead } from '#domain/order-head.ts'
import { choosable, type Status } from '#domain/order.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { NativeSelect, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useExplain } from '#ui/refusals.ts'
import { Refused } from '#ui/api.ts'
import { useMe } from '#ui/desk.tsx'
import { useWords } from '#ui/words.ts'
import type { SummaryView } from './shapes.ts'
import css from './summary.module.css'
import { useChange, type OnConflict } from '#ui/act/use-change.tsx'

type ControlsProps = { readonly head: OrderHead; readonly view: SummaryView; readonly onConflict?: OnConflict | undefined }

/** What is chosen right here and shows at once: status, person, dealer invoice number. */
export function Controls(props: ControlsProps) {
  return (
    <div className={css.controls}>
      <StatusSelect {...props} />
      <AssigneeSelect {...props} />
      <DmsNumber key={props.view.dmsNumber} {...props} />
    </div>
  )
}

function StatusSelect({ head, view, onConflict }: ControlsProps) {
  const { t } = useLingui()
  const word = useWords()
  const change = useChange<Status>({
    order: head.number,
    route: 'status',
    toBody: (status) => ({ status }),
    read: ({ head: now }) => now.status as Status,
    onConflict,
  })
  const shown = change.wanted ?? head.status
  const choose = (status: Status) => {
    const name = word('status', status)
    const mine = (name: string) => <Trans>status {name}</Trans>
    void change.set({
      value: status,
      said: <Trans>Status is now {name}</Trans>,
      mine: mine(name),
      back: choosable(status).includes(head.status) ? { value: head.status, mine: mine(word('status', head.status)) } : undefined,
    })
  }
  return (
    <NativeSelect
      id="order-status"
      label={t`Status`}
      value={shown}
      disabled={view.choosable.length === 0}
      onChange={({ currentTarget: { value } }) => choose(value as Status)}
      data={[...new Set([shown, head.status, ...view.choosable])].map((status) => ({
        value: status,
        label: word('status', status),
        disabled: status !== shown && !view.choosable.includes(status),
      }))}
    />
  )
}

function AssigneeSelect({ head, view, onConflict }: ControlsProps) {
  const { t } = useLingui()
  const explain = useExplain()
  const { person } = useMe()
  const change = useChange<string | null>({
    order: head.number,
    route: 'assignee',
    toBody: (id) => ({ person: id }),
    read: ({ summary }) => summary.assignee?.id ?? null,
    onConflict,
  })
  const now = view.assignee?.id ?? null
  const shown = change.wanted === undefined ? now : change.wanted
  const nameOf = (id: string | null) => view.people.find((one) => one.id === id)?.name ?? t`nobody`
  const choose = (id: string | null) => {
    const name = nameOf(id)
    const mine = (name: string) => <Trans>assigned to {name}</Trans>
    void change.set({ value: id, said: <Trans>Assigned to {name}</Trans>, mine: mine(name), back: { value: now, mine: mine(nameOf(now)) } })
  }
  const gone = view.assignee && !view.people.some((one) => one.id === view.assignee?.id) ? [view.assignee] : []
  const { assign } = view.can
  return (
    <NativeSelect
      id="order-assignee"
      label={t`Assigned to`}
      value={shown ?? ''}
      disabled={!assign.ok}
      title={assign.ok ? undefined : explain(new Refused(assign.code, assign.detail, null))}
      onChange={({ currentTarget: { value } }) => choose(value || null)}
      data-notranslate
      data={[
        { value: '', label: t`Nobody` },
        ...[...view.people, ...gone].map((one) => ({
          value: one.id,
          label: one.id === person.id ? t`${one.name} (you)` : one.name || t`Somebody who left`,
        })),
      ]}
    />
  )
}

function DmsNumber({ head, view, onConflict }: ControlsProps) {
  const { t } = useLingui()
  const explain = useExplain()
  const [typed, type] = useState(view.dmsNumber ?? '')
  const change = useChange<string>({
    order: head.number,
    route: 'dms-number',
    toBody: (dmsNumber) => ({ dmsNumber }),
    read: ({ summary }) => summary.dmsNumber ?? '',
    onConflict,
  })
  const keep = () => {
    const [value, before] = [typed.trim(), view.dmsNumber ?? '']
    if (value === before || change.busy) return
    const said = value ? <Trans>Dealer invoice number is now {value}</Trans> : <Trans>Dealer invoice number taken away</Trans>
    const mine = (value: string) => <Trans>dealer invoice number {value}</Trans>
    void change.set({ value, said, mine: mine(value), back: { value: before, mine: mine(before) } }).then((done) => done || type(before))
  }
  const { setDmsNumber } = view.can
  return (
    <TextInput
      id="order-dms-number"
      label={t`Dealer invoice no. (DMS #)`}
      description={view.dmsRequired && !view.dmsNumber ? t`Needed before anything ships.` : undefined}
      value={typed}
      maxLength={40}
      disabled={!setDmsNumber.ok}
      title={setDmsNumber.ok ? undefined : explain(new Refused(setDmsNumber.code, setDmsNumber.detail, null))}
      onChange={({ currentTarget: { value } }) => type(value)}
      onBlur={keep}
      onKeyDown={({ key }) => key === 'Enter' && keep()}
      classNames={{ input: css.dms }}
    />
  )
}
