import type { OrderHead } from '#domain/order-head.ts'
import { Trans } from '@lingui/react/macro'
import { Menu } from '@mantine/core'
import { IconCircleX, IconListCheck, IconPencil, IconRosetteDiscountCheck, IconRosetteDiscountCheckOff } from '@tabler/icons-react'
import { Refused } from '#ui/api.ts'
import { post, useCommand } from '#ui/command.ts'
import { useStore } from '#ui/desk.tsx'
import { useExplain } from '#ui/refusals.ts'
import { useWords } from '#ui/words.ts'
import css from '../content.module.css'
import type { Editing } from '../forms/editing.tsx'
import { settableStates, type ContentView, type FitmentAsk, type LineView, type StatesAsk } from '../shapes.ts'
import type { StatesFor } from './StatesForm.tsx'

/** Which line's menu is open, and the button that opened it. */
export type Anchor = { readonly line: string; readonly button: HTMLElement }

type MenuProps = {
  readonly head: OrderHead
  readonly view: ContentView
  readonly anchor: Anchor | null
  readonly close: () => void
  readonly edit: (what: Editing) => void
  readonly askState: (what: StatesFor) => void
}

/** The one menu of all lines: it stands where the button was pressed and gives the focus back to it. */
export function LineMenu({ anchor, close, view, ...rest }: MenuProps) {
  const line = view.lines.find((one) => one.id === anchor?.line)
  const box = anchor?.button.getBoundingClientRect()
  return (
    <Menu opened={anchor !== null} onChange={(open) => !open && close()} position="bottom-end" width={232} withinPortal returnFocus>
      <Menu.Target>
        <span className={css.anchor} style={box && { left: box.left, top: box.top, width: box.width, height: box.height }} aria-hidden />
      </Menu.Target>
      <Menu.Dropdown>{line && <Items line={line} view={view} home={anchor?.button} {...rest} />}</Menu.Dropdown>
    </Menu>
  )
}

type ItemsProps = Omit<MenuProps, 'anchor' | 'close'> & { readonly line: LineView; readonly home: HTMLElement | undefined }

function Items({ head, line, view, edit, askState, home }: ItemsProps) {
  const { slug } = useStore()
  const explain = useExplain()
  const word = useWords()
  const order = `/desk/stores/${slug}/orders/${head.number}`
  const sign = useCommand<FitmentAsk>({ send: post(`${order}/content/fitment`, { ifMatch: head.version }), refresh: [order] })
  const setStates = useCommand<StatesAsk>({ send: post(`${order}/content/states`, { ifMatch: head.version }), refresh: [order] })
  const { edit: may } = view.can
  const open = may.ok && line.state !== 'cancelled'
  const whyNot = may.ok ? undefined : explain(new Refused(may.code, may.detail, null))
  // A dialog gives the focus back to what had it: the line's button, because the menu is gone by then.
  const from = (then: () => void) => () => {
    home?.focus()
    then()
  }
  const setState = (state: (typeof settableStates)[number]) => {
    if (state === 'ordered' || state === 'backordered') askState({ lines: [line.id], state })
    else void setStates.run({ lines: [line.id], state })
  }
  return (
    <>
      <Menu.Item
        leftSection={<IconPencil size={16} aria-hidden />}
        disabled={!open}
        title={whyNot}
        onClick={from(() => edit({ kind: 'edit_line', line: line.id }))}
      >
        <Trans>Edit line</Trans>
      </Menu.Item>
      {line.fitment ? (
        <Menu.Item
          leftSection={<IconRosetteDiscountCheckOff size={16} aria-hidden />}
          disabled={!open}
          title={whyNot}
          onClick={from(() => void sign.run({ lines: [line.id], signed: false }))}
        >
          <Trans>Withdraw sign-off</Trans>
        </Menu.Item>
      ) : (
        <Menu.Item
          leftSection={<IconRosetteDiscountCheck size={16} aria-hidden />}
          disabled={!open}
          title={whyNot}
          onClick={from(() => void sign.run({ lines: [line.id], signed: true }))}
        >
          <Trans>It fits: sign off</Trans>
        </Menu.Item>
      )}
      <Menu.Divider />
      <Menu.Label>
        <Trans>State</Trans>
      </Menu.Label>
      {settableStates.map((state) => (
        <Menu.Item
          key={state}
          leftSection={state === line.state ? <IconListCheck size={16} aria-hidden /> : <span className={css.blank} />}
          aria-current={state === line.state || undefined}
          disabled={!open || line.open === 0}
          onClick={from(() => setState(state))}
        >
          {word('line', state)}
        </Menu.Item>
      ))}
      <Menu.Divider />
      <Menu.Item
        leftSection={<IconCircleX size={16} aria-hidden />}
        color="var(--danger-ink)"
        disabled={!open || line.open === 0}
        title={whyNot}
        onClick={from(() => edit({ kind: 'cancel_line', line: line.id }))}
      >
        <Trans>Cancel line</Trans>
      </Menu.Item>
    </>
  )
}
