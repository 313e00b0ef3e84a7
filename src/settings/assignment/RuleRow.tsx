import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { ActionIcon, Button } from '@mantine/core'
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import { ConfirmButton } from '#ui/act/ConfirmButton.tsx'
import { Dialog, useDialog } from '#ui/act/Dialog.tsx'
import { post, useCommand } from '#ui/command.ts'
import { useStore } from '#ui/desk.tsx'
import css from './assignment.module.css'
import { RuleForm } from './RuleForm.tsx'
import type { AssignmentView, MoveAsk, RuleView } from './shapes.ts'
import { useAssignmentWords } from './words.tsx'

type RowProps = {
  readonly rule: RuleView
  readonly view: AssignmentView
  /** orders of the last 90 days; null while they are counted */
  readonly taken: number | null
  readonly first: boolean
  readonly last: boolean
  readonly at: string
}

/** One rule: its place, what it looks at, to whom it gives, and how many orders it would have taken of late. */
export function RuleRow({ rule, view, taken, first, last, at }: RowProps) {
  const { summary } = useAssignmentWords()
  const dialog = useDialog()
  const nameOf = (id: string) => view.people.find((one) => one.id === id)?.name
  const names = rule.to.flatMap((id) => nameOf(id) ?? [])
  return (
    <tr>
      <td>
        <Arrows rule={rule} first={first} last={last} at={at} />
      </td>
      <td data-wrap>
        <strong className={css.line} data-notranslate>
          {rule.name}
        </strong>
        <span className={css.under}>{rule.on ? summary(rule.when) : <Trans>Turned off</Trans>}</span>
      </td>
      <td data-wrap>
        <span className={css.line} data-notranslate>
          {names.join(', ')}
        </span>
        <span className={css.under}>
          {names.length === 0 ? <Trans>Nobody of them works orders here any more</Trans> : names.length > 1 && <Trans>in turn</Trans>}
        </span>
      </td>
      <td data-end>{taken !== null && <Plural value={taken} one="# order" other="# orders" />}</td>
      <td data-end>
        <span className={css.acts}>
          <Button size="xs" onClick={dialog.show}>
            <Trans>Change</Trans>
          </Button>
          <RemoveButton rule={rule} at={at} />
        </span>
        <Dialog open={dialog.open} onClose={dialog.hide} title={<Trans>Change the rule</Trans>} size="lg">
          <RuleForm key={dialog.opening} rule={rule} view={view} at={at} onClose={dialog.hide} />
        </Dialog>
      </td>
    </tr>
  )
}

function Arrows({ rule: { id, name }, first, last, at }: Pick<RowProps, 'rule' | 'first' | 'last' | 'at'>) {
  const { t } = useLingui()
  const { slug } = useStore()
  const move = useCommand<MoveAsk>({ send: post(`${at}/rules/${id}/move`), refresh: [`/desk/stores/${slug}/settings`] })
  const arrow = { variant: 'subtle', color: 'gray' } as const
  return (
    <span className={css.order}>
      <ActionIcon {...arrow} disabled={first} aria-label={t`Move ${name} up`} onClick={() => void move.run({ to: 'up' })}>
        <IconArrowUp size={16} />
      </ActionIcon>
      <ActionIcon {...arrow} disabled={last} aria-label={t`Move ${name} down`} onClick={() => void move.run({ to: 'down' })}>
        <IconArrowDown size={16} />
      </ActionIcon>
    </span>
  )
}

function RemoveButton({ rule: { id, name }, at }: Pick<RowProps, 'rule' | 'at'>) {
  const { slug } = useStore()
  const remove = useCommand<object>({ send: post(`${at}/rules/${id}/remove`), refresh: [`/desk/stores/${slug}/settings`], tell: 'inline' })
  return (
    <ConfirmButton
      size="xs"
      command={remove}
      input={{}}
      title={<Trans>Remove “{name}”</Trans>}
      says={<Trans>It gives no new orders any more. Who has an order keeps it.</Trans>}
      confirm={<Trans>Remove rule</Trans>}
    >
      <Trans>Remove</Trans>
    </ConfirmButton>
  )
}
