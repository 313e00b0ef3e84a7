import { Trans, useLingui } from '@lingui/react/macro'
import { ActionIcon, Button } from '@mantine/core'
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import { ConfirmButton } from '#ui/act/ConfirmButton.tsx'
import { Dialog, useDialog } from '#ui/act/Dialog.tsx'
import { post, useCommand } from '#ui/command.ts'
import { useStore } from '#ui/desk.tsx'
import { BoxForm } from './BoxForm.tsx'
import css from './boxes.module.css'
import type { BoxView, MoveAsk } from './shapes.ts'
import { useBoxWords } from './words.tsx'

type RowProps = { readonly box: BoxView; readonly first: boolean; readonly last: boolean; readonly at: string }

/** One box, its measures in both systems, its place in the list, and what can be done with it. */
export function BoxRow({ box, first, last, at }: RowProps) {
  const { t } = useLingui()
  const { slug } = useStore()
  const { size, weight } = useBoxWords()
  const refresh = [`/desk/stores/${slug}/settings`]
  const move = useCommand<MoveAsk>({ send: post(`${at}/${box.id}/move`), refresh })
  const dialog = useDialog()
  return (
    <tr>
      <td>
        <span className={css.order}>
          <ActionIcon
            variant="subtle"
            color="gray"
            disabled={first}
            aria-label={t`Move ${box.name} up`}
            onClick={() => void move.run({ to: 'up' })}
          >
            <IconArrowUp size={16} />
          </ActionIcon>
          <ActionIcon
            variant="subtle"
            color="gray"
            disabled={last}
            aria-label={t`Move ${box.name} down`}
            onClick={() => void move.run({ to: 'down' })}
          >
            <IconArrowDown size={16} />
          </ActionIcon>
        </span>
      </td>
      <td data-wrap data-notranslate>
        {box.name}
      </td>
      <Both own={size.own(box.inner)} other={size.other(box.inner)} />
      <Both own={size.own(box.outer)} other={size.other(box.outer)} />
      <Both own={weight.own(box.emptyGrams)} other={weight.other(box.emptyGrams)} />
      <Both own={weight.own(box.mostGrams)} other={weight.other(box.mostGrams)} />
      <td data-end>
        <span className={css.acts}>
          <Button size="xs" onClick={dialog.show}>
            <Trans>Change</Trans>
          </Button>
          <RemoveButton box={box} at={at} />
        </span>
        <Dialog open={dialog.open} onClose={dialog.hide} title={<Trans>Change the box</Trans>}>
          <BoxForm key={dialog.opening} box={box} at={at} onClose={dialog.hide} />
        </Dialog>
      </td>
    </tr>
  )
}

function Both({ own: mine, other }: { readonly own: string; readonly other: string }) {
  return (
    <td data-wrap data-notranslate>
      <span className={css.line}>{mine}</span>
      <span className={css.under}>{other}</span>
    </td>
  )
}

function RemoveButton({ box: { id, name }, at }: Pick<RowProps, 'box' | 'at'>) {
  const { slug } = useStore()
  const remove = useCommand<object>({ send: post(`${at}/${id}/remove`), refresh: [`/desk/stores/${slug}/settings`], tell: 'inline' })
  return (
    <ConfirmButton
      size="xs"
      command={remove}
      input={{}}
      title={<Trans>Remove “{name}”</Trans>}
      says={<Trans>It is not suggested or offered any more. What was packed in it stays as it is.</Trans>}
      confirm={<Trans>Remove box</Trans>}
    >
      <Trans>Remove</Trans>
    </ConfirmButton>
  )
}
