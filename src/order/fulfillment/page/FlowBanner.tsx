import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { IconAlertTriangle, IconProgress } from '@tabler/icons-react'
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { Refused } from '#ui/api.ts'
import { CommandButton } from '#ui/act/CommandButton.tsx'
import { post, useCommand } from '#ui/command.ts'
import { useStore } from '#ui/desk.tsx'
import { useExplain } from '#ui/refusals.ts'
import { When } from '#ui/show/When.tsx'
import type { FlowView } from '../shapes.ts'
import css from './fulfillment.module.css'

const steps: { readonly [step: string]: MessageDescriptor } = {
  guard: msg`checking`,
  collect: msg`collecting the money`,
  buy: msg`buying the label`,
  labels: msg`fetching the label`,
  ship: msg`writing the shipment`,
  hold: msg`authorizing the rest`,
  complete: msg`completing the order`,
  letters: msg`writing to the customer`,
  slip: msg`making the packing slip`,
  block: msg`stopping shipment`,
  give_labels_back: msg`giving the labels back`,
  money: msg`giving the money back`,
  lines: msg`cancelling the open lines`,
  settle: msg`settling the status`,
}

/** A command of several steps that has not come to its end: which step it is at, why it stopped, and the way on. */
export function FlowBanner({ number, flow }: { readonly number: number; readonly flow: FlowView }) {
  const { i18n } = useLingui()
  const explain = useExplain()
  const { slug } = useStore()
  const order = `/desk/stores/${slug}/orders/${number}`
  const refresh = [`/desk/stores/${slug}/orders`]
  const resume = useCommand({ send: post<object>(`${order}/flows/${flow.id}/resume`), refresh })
  const leave = useCommand({ send: post<object>(`${order}/flows/${flow.id}/put-aside`), refresh })
  const { index, of } = flow
  const step = steps[flow.step]
  const name = step ? i18n._(step) : flow.step
  const why = flow.refusal && explain(new Refused(flow.refusal.code, flow.refusal.detail, null))
  return (
    <div className={css.flow} data-state={flow.state} role="status">
      {flow.state === 'stopped' ? <IconAlertTriangle size={18} aria-hidden /> : <IconProgress size={18} aria-hidden />}
      <span>
        <strong>{flow.kind === 'cancel' ? <Trans>Cancel Order</Trans> : <Trans>Ship & Complete</Trans>}</strong>{' '}
        <Trans>
          step {index} of {of}: {name}
        </Trans>
        {'. '}
        {why ?? <Trans>No answer yet. It goes on by itself as soon as there is one.</Trans>} <When at={flow.at} show="relative" />
      </span>
      <span className={css.actions}>
        <CommandButton command={resume} input={{}} variant="default" size="xs">
          {flow.state === 'stopped' ? <Trans>Try again</Trans> : <Trans>Check again</Trans>}
        </CommandButton>
        {flow.kind === 'ship_and_complete' && (flow.state === 'stopped' || flow.step === 'collect') && (
          <Button size="xs" variant="subtle" onClick={() => void leave.run({})}>
            <Trans>Leave it</Trans>
          </Button>
        )}
      </span>
    </div>
  )
}
