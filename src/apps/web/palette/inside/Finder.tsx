import { useLingui } from '@lingui/react/macro'
import { Modal } from '@mantine/core'
import { useParams } from '@tanstack/react-router'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { useEscape } from '#ui/act/use-escape.ts'
import { useMe, type Store } from '#ui/desk.tsx'
import { useListedShortcuts } from '#ui/shortcuts.ts'
import { useNumber } from '#ui/show/OrderNumber.tsx'
import { palette } from '../../shell/openings.ts'
import { keyId, matching, type Act, type Group, type OtherLabels } from './act.ts'
import { Choices } from './Choices.tsx'
import css from './finder.module.css'
import { OtherLanguage } from './OtherLanguage.tsx'
import { useOrderActs } from './use-order-acts.tsx'
import { useOrderChanges, type Step } from './use-order-changes.tsx'
import { useFoundOrders, useRecentOrders } from './use-orders.tsx'
import { useFoundSettings, usePages, useViewPages } from './use-pages.tsx'

type FinderProps = { readonly open: boolean; readonly store: Store | null }

/** The palette: orders, what can be done here, and every page, found by a few letters and chosen by Enter. */
export function Finder({ open, store }: FinderProps) {
  const { t } = useLingui()
  const [shown, close] = useOver(open)
  const [typed, type] = useState('')
  const [step, go] = useState<Step | null>(null)
  const [others, hear] = useState<OtherLabels>()
  const found = useFound({ store, open, typed, step, go, others })
  const leave = () => (type(''), go(null), close())
  useEscape({ shown, closable: true, onClose: leave })
  const choose = (act: Act) => {
    type('')
    if (act.stays) return act.run()
    leave()
    act.run()
  }
  const title = step === 'assign' ? t`Assign to…` : step === 'status' ? t`Status…` : t`Find or do anything`
  return (
    <Modal.Root opened={shown} onClose={leave} closeOnEscape={false} returnFocus={false} padding={0} size={640} yOffset="10vh">
      <Modal.Overlay />
      <Modal.Content radius="lg" aria-label={title}>
        <Choices label={title} typed={typed} type={type} found={found} choose={choose} back={step === null ? leave : () => go(null)} />
        <Hints />
        <OtherLanguage store={store} hear={hear} />
      </Modal.Content>
    </Modal.Root>
  )
}

/** What has the focus gets it back before anything is done: a dialog opened from here then gives it back to the same place. */
function useOver(open: boolean): readonly [shown: boolean, close: () => void] {
  // Mounted already open it would not take the focus in.
  const [shown, show] = useState(false)
  const before = useRef<Element>(null)
  const begin = useEffectEvent((opened: boolean) => {
    if (opened) before.current = document.activeElement
    show(opened)
  })
  useEffect(() => begin(open), [open])
  return [
    shown,
    () => {
      palette.hide()
      if (before.current instanceof HTMLElement) before.current.focus({ preventScroll: true })
    },
  ]
}

type Asked = {
  readonly store: Store | null
  readonly open: boolean
  readonly typed: string
  readonly step: Step | null
  readonly go: (to: Step) => void
  readonly others: OtherLabels | undefined
}

type Found = { readonly groups: readonly Group[]; readonly waiting: boolean; readonly failed: boolean }

function useFound({ store, open, typed, step, go, others }: Asked): Found {
  const { t } = useLingui()
  const { number } = useParams({ strict: false })
  const now = number === undefined ? null : Number(number)
  const changes = useOrderChanges(store, now, open)
  const shown = useNumber()
  const order = useOrderActs({ store, number: now, open, changes, step: go })
  const pages = [...usePages(store), ...useViewPages(store, open)]
  const settings = { title: t`Settings`, acts: useFoundSettings(store, step ? '' : typed) }
  const recent = useRecentOrders(store, open, now)
  const orders = useFoundOrders(store, open, step ? '' : typed)
  const here = useHere([...order, ...pages])
  if (step)
    return { groups: filled([{ title: t`Choose one`, acts: matching(changes.lists[step], typed, others) }]), waiting: false, failed: false }
  const doing = [
    { title: t`Order #${shown(now ?? 0)}`, acts: matching(order, typed, others) },
    { title: t`On this page`, acts: matching(here, typed, others) },
  ]
  const asked = typed.trim() !== ''
  const going = { title: t`Go to`, acts: matching(asked ? pages : pages.filter(({ keys }) => keys), typed, others) }
  if (!asked) return { groups: filled([{ title: t`Recent orders`, acts: recent }, ...doing, going]), waiting: false, failed: false }
  return { ...orders, groups: filled([...doing, going, settings, { title: t`Orders`, acts: orders.acts }]) }
}

function filled(groups: readonly Group[]): readonly Group[] {
  return groups.filter(({ acts }) => acts.length > 0)
}

/** What the shortcuts of the page do, but for what stands in the palette already. */
function useHere(others: readonly Act[]): readonly Act[] {
  return useListedShortcuts().flatMap(({ keys, does, run }) =>
    run && !others.some((one) => one.keys === keys) ? [{ id: keyId(keys), label: does, keys, run }] : [],
  )
}

/** The keys of the palette itself, for who sees it first. */
function Hints() {
  const { t } = useLingui()
  const { person } = useMe()
  return (
    <p className={css.hints}>
      <span>{t`↑ ↓ to move, Enter to choose, Esc to leave`}</span>
      {!person.shortcuts && <span>{t`Single keys are switched off in your profile.`}</span>}
    </p>
  )
}
