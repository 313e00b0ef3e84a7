import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { CommandButton } from '#ui/act/CommandButton.tsx'
import { ConfirmButton } from '#ui/act/ConfirmButton.tsx'
import { Problem } from '#ui/act/Problem.tsx'
import { post, useCommand } from '#ui/command.ts'
import { useStore } from '#ui/desk.tsx'
import { Amount } from '#ui/show/Amount.tsx'
import { When } from '#ui/show/When.tsx'
import type { FulfillmentView, PurchaseView } from '../../shapes.ts'
import css from '../fulfillment.module.css'

type Act = { readonly act: 'look' | 'ask_again' | 'give_up' }

/** A label purchase without an answer, or with a part of one: what is known, what is safe, and what a person may do. */
export function PurchaseBanner({
  view,
  purchase,
  order,
}: {
  readonly view: FulfillmentView
  readonly purchase: PurchaseView
  readonly order: string
}) {
  const { t } = useLingui()
  const { slug } = useStore()
  const refresh = [`/desk/stores/${slug}/orders`]
  const act = useCommand<Act>({ send: post(`${order}/label-purchases/${purchase.id}`), refresh, tell: 'inline' })
  const giveBack = useCommand({
    send: post<{ readonly shipment: string; readonly reason: string }>(`${order}/fulfillment/void`),
    refresh,
    tell: 'inline',
  })
  const may = useWaited(purchase.againAt)
  const part = purchase.state === 'part_bought'
  const { service, bought, boxes } = purchase
  return (
    <div className={css.flow} data-state="stopped" role="alert">
      <IconAlertTriangle size={18} aria-hidden />
      <span>
        {part ? (
          <>
            <strong>
              <Trans>
                {bought} of <Plural value={boxes} one="# box" other="# boxes" /> got a label.
              </Trans>
            </strong>{' '}
            <Trans>Ask for the missing ones, or give the bought ones back and choose another method. Nothing has left.</Trans>
          </>
        ) : (
          <>
            <strong>
              <Trans>We asked for a label and have no answer.</Trans>
            </strong>{' '}
            <Trans>
              <span data-notranslate>{service}</span>, <Amount of={{ amount: purchase.shown, currency: view.head.currency }} />, by{' '}
              <span data-notranslate>{purchase.who}</span> <When at={purchase.at} show="relative" />. Nothing is bought again until you
              decide.
            </Trans>
          </>
        )}{' '}
        {purchase.message && <span data-notranslate>({purchase.message})</span>}
        <Problem of={act.error ?? giveBack.error} />
      </span>
      <span className={css.actions}>
        {part ? (
          <>
            <CommandButton command={act} input={{ act: 'ask_again' }} variant="default" size="xs" disabled={!may}>
              <Trans>Ask for the missing labels</Trans>
            </CommandButton>
            <CommandButton
              command={giveBack}
              input={{ shipment: purchase.shipment, reason: t`Not all boxes got a label` }}
              variant="default"
              size="xs"
            >
              <Trans>Give the labels back</Trans>
            </CommandButton>
          </>
        ) : (
          <>
            <CommandButton command={act} input={{ act: 'look' }} variant="default" size="xs">
              <Trans>Check again</Trans>
            </CommandButton>
            <CommandButton command={act} input={{ act: 'ask_again' }} variant="subtle" size="xs" disabled={!may}>
              <Trans>Ask for the same label again</Trans>
            </CommandButton>
            <ConfirmButton
              command={act}
              input={{ act: 'give_up' }}
              size="xs"
              variant="subtle"
              disabled={!may}
              title={<Trans>Give this label up?</Trans>}
              says={<Trans>The parts are open again. A label that turns up later is given back to the carrier by itself.</Trans>}
              confirm={<Trans>Give up</Trans>}
            >
              <Trans>Give up</Trans>
            </ConfirmButton>
          </>
        )}
      </span>
    </div>
  )
}

/** Has that moment come? Turns true by itself when it does. */
function useWaited(at: string): boolean {
  const [come, set] = useState(() => Date.parse(at) <= Date.now())
  useEffect(() => {
    const left = Date.parse(at) - Date.now()
    set(left <= 0)
    if (left <= 0) return undefined
    const timer = setTimeout(() => set(true), left)
    return () => clearTimeout(timer)
  }, [at])
  return come
}
