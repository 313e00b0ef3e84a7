import { Trans, useLingui } from '@lingui/react/macro'
import { NativeSelect } from '@mantine/core'
import { IconSend } from '@tabler/icons-react'
import { useState } from 'react'
import { useStore } from '#ui/desk.tsx'
import { EmptyState } from '#ui/frame/EmptyState.tsx'
import { Pages, usePaging } from '#ui/frame/Pages.tsx'
import { Section } from '#ui/frame/Section.tsx'
import { StateFilter } from '#ui/frame/StateFilter.tsx'
import { Table } from '#ui/frame/Table.tsx'
import { stateOf, useDesk } from '#ui/query.ts'
import type { DeliveriesAsk, DeliveriesView, HookView } from '../shapes.ts'
import own from '../webhook.module.css'
import { Row } from './Row.tsx'

type State = NonNullable<DeliveriesAsk['state']>

type DeliveriesProps = { readonly hooks: readonly HookView[]; readonly at: string }

/** What the web stores were told, whether they took it, and the way to tell them again. */
export function Deliveries({ hooks, at }: DeliveriesProps) {
  const { t } = useLingui()
  const { slug } = useStore()
  const [hook, chooseHook] = useState('')
  const [state, chooseState] = useState<State | null>(null)
  const paging = usePaging()
  const asked = Object.entries({ hook, state, after: paging.after }).flatMap(([name, value]) => (value ? [`${name}=${value}`] : []))
  const view = useDesk<DeliveriesView>(`/desk/stores/${slug}/settings/keys/webhooks/deliveries?${asked.join('&')}`, { keep: true })
  const filtered = hook !== '' || state !== null
  const none = view.data?.deliveries.length === 0
  if (none && !filtered && paging.after === null && hooks.length === 0) return null
  return (
    <Section id="deliveries" title={<Trans>Told to the web stores</Trans>} state={stateOf(view)} flush>
      <StateFilter
        label={t`State`}
        now={state}
        choose={(next) => {
          chooseState(next)
          paging.restart()
        }}
        choices={[
          { code: null, name: t`All` },
          { code: 'failed', name: t`Given up` },
          { code: 'waiting', name: t`On its way` },
          { code: 'delivered', name: t`Taken` },
        ]}
      />
      {hooks.length > 1 && (
        <div className={own.which}>
          <NativeSelect
            aria-label={t`Webhook`}
            value={hook}
            onChange={({ currentTarget: { value } }) => {
              chooseHook(value)
              paging.restart()
            }}
            data={[{ value: '', label: t`All webhooks` }, ...hooks.map(({ id, name }) => ({ value: id, label: name }))]}
            data-notranslate
          />
        </div>
      )}
      {none ? (
        <EmptyState
          icon={<IconSend size={20} />}
          title={filtered ? <Trans>Nothing was told that fits</Trans> : <Trans>Nothing was told yet</Trans>}
        />
      ) : (
        <Table
          label={t`Told to the web stores`}
          minWidth={760}
          columns={[
            { key: 'when', title: <Trans>When</Trans>, width: '112px' },
            { key: 'order', title: <Trans>Order</Trans>, width: '88px' },
            { key: 'hook', title: <Trans>Webhook</Trans>, width: '136px' },
            { key: 'event', title: <Trans>Event</Trans> },
            { key: 'state', title: <Trans>State</Trans> },
            { key: 'act', title: <Trans>Send again</Trans>, unseen: true, end: true },
          ]}
        >
          {view.data?.deliveries.map((delivery) => (
            <Row key={delivery.id} delivery={delivery} at={at} />
          ))}
        </Table>
      )}
      <Pages paging={paging} next={view.data?.next ?? null} />
    </Section>
  )
}
