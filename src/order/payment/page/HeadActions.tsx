import { Trans, useLingui } from '@lingui/react/macro'
import { ActionIcon, Menu } from '@mantine/core'
import { IconDots } from '@tabler/icons-react'
import { useRef, type ReactNode } from 'react'
import { Refused } from '#ui/api.ts'
import { useExplain } from '#ui/refusals.ts'
import type { DialogName } from '../dialogs/form-props.tsx'
import type { Can, PaymentView } from '../shapes.ts'
import { CanButton } from './CanButton.tsx'
import { mayCollect, mayRefund } from './ways.tsx'
import css from './payment.module.css'

type HeadActionsProps = { readonly can: PaymentView['can']; readonly show: (dialog: DialogName) => void }

/** What can be done about the order's money. On a narrow screen the rarer two stand in a menu. */
export function HeadActions({ can, show }: HeadActionsProps) {
  return (
    <>
      <CanButton can={mayCollect(can)} onClick={() => show('collect')}>
        <Trans>Collect Money</Trans>
      </CanButton>
      <CanButton can={mayRefund(can)} onClick={() => show('refund')}>
        <Trans context="button">Refund</Trans>
      </CanButton>
      <span className={css.wide}>
        <CanButton can={can.verify} onClick={() => show('verify')}>
          <Trans>Verify Card</Trans>
        </CanButton>
        <CanButton can={can.offline} onClick={() => show('offline')}>
          <Trans>Record Offline Adjustment</Trans>
        </CanButton>
      </span>
      <span className={css.narrow}>
        <More can={can} show={show} />
      </span>
    </>
  )
}

function More({ can, show }: HeadActionsProps) {
  const { t } = useLingui()
  const button = useRef<HTMLButtonElement>(null)
  // The dialog gives the focus back to what had it, and the menu is gone by then.
  const open = (dialog: DialogName) => () => {
    button.current?.focus()
    show(dialog)
  }
  return (
    <Menu position="bottom-end" width={264} withinPortal returnFocus>
      <Menu.Target>
        <ActionIcon ref={button} variant="default" size={36} aria-label={t`More about the payment`}>
          <IconDots size={16} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Item can={can.verify} onClick={open('verify')}>
          <Trans>Verify Card</Trans>
        </Item>
        <Item can={can.offline} onClick={open('offline')}>
          <Trans>Record Offline Adjustment</Trans>
        </Item>
      </Menu.Dropdown>
    </Menu>
  )
}

function Item({ can, onClick, children }: { readonly can: Can; readonly onClick: () => void; readonly children: ReactNode }) {
  const explain = useExplain()
  return (
    <Menu.Item disabled={!can.ok} onClick={onClick}>
      {children}
      {!can.ok && <span className={css.why}>{explain(new Refused(can.code, can.detail, null))}</span>}
    </Menu.Item>
  )
}
