import './words.tsx'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { Button, NativeSelect, Switch, Textarea } from '@mantine/core'
import { useState } from 'react'
import { CommandButton } from '#ui/act/CommandButton.tsx'
import { Dialog, DialogActions } from '#ui/act/Dialog.tsx'
import { FirstFocus } from '#ui/act/FirstFocus.tsx'
import { Problem } from '#ui/act/Problem.tsx'
import { Refused } from '#ui/api.ts'
import { post, useCommand } from '#ui/command.ts'
import { useStore } from '#ui/desk.tsx'
import { Failed } from '#ui/frame/Failed.tsx'
import { useDoing } from '#ui/live/here.ts'
import { AlsoAt } from '#ui/live/Others.tsx'
import { Skeleton } from '#ui/frame/Section.tsx'
import { useDesk } from '#ui/query.ts'
import { useExplain } from '#ui/refusals.ts'
import { Amount, useMoney } from '#ui/show/Amount.tsx'
import { useNumber } from '#ui/show/OrderNumber.tsx'
import css from './flows.module.css'
import { GivenBack } from './GivenBack.tsx'
import type { CancelAnswer, CancelAsk, CancelView } from './shapes.ts'

type Props = { readonly number: number; readonly open: boolean; readonly onClose: () => void }

/** Cancel Order: what happens with each payment, shown before it happens; once something has left, the lines still open instead. */
export function CancelDialog({ number, open, onClose }: Props) {
  const { slug } = useStore()
  const shown = useNumber()(number)
  const order = `/desk/stores/${slug}/orders/${number}`
  const query = useDesk<CancelView>(`${order}/cancel`, { enabled: open })
  const command = useCommand<CancelAsk, CancelAnswer>({
    send: post(`${order}/cancel`, { ifMatch: query.data?.version }),
    refresh: [`/desk/stores/${slug}/orders`],
    tell: 'inline',
    // A "no" may mean that the payments stand otherwise now: show them as they are.
    place: () => (void query.refetch(), false),
  })
  useDoing('cancel', open)
  const close = () => {
    command.renew()
    onClose()
  }
  return (
    <Dialog
      open={open}
      onClose={close}
      title={query.data?.what === 'lines' ? <Trans>Cancel the open lines of order #{shown}</Trans> : <Trans>Cancel order #{shown}</Trans>}
      closable={!command.busy}
    >
      <AlsoAt order={number} what={['collect', 'refund', 'ship', 'cancel']} />
      {command.result ? (
        <Cancelled answer={command.result} currency={query.data?.currency ?? ''} close={close} />
      ) : query.data ? (
        <Cancelling view={query.data} command={command} close={close} />
      ) : query.error ? (
        <Failed error={query.error} retry={() => void query.refetch()} />
      ) : (
        <Skeleton lines={4} />
      )}
    </Dialog>
  )
}

type CancellingProps = {
  readonly view: CancelView
  readonly command: ReturnType<typeof useCommand<CancelAsk, CancelAnswer>>
  readonly close: () => void
}

function Cancelling({ view, command, close }: CancellingProps) {
  const { t } = useLingui()
  const explain = useExplain()
  const reasons = [
    [t`The customer asked for it`, 'asked'],
    [t`Parts not available`, 'not_available'],
    [t`Could not be delivered to this address`, 'undeliverable'],
    [t`Suspected fraud`, undefined],
    [t`Ordered twice`, 'twice'],
    [t`Other`, undefined],
  ] as const
  const [{ chosen, more, notify }, set] = useState({ chosen: 0, more: '', notify: view.buyerEmail !== null })
  const change = (changes: Partial<{ chosen: number; more: string; notify: boolean }>) => set((now) => ({ ...now, ...changes }))
  const other = chosen === reasons.length - 1
  const [words = '', why] = reasons[chosen] ?? []
  const reason = [other ? '' : words, more.trim()].filter(Boolean).join(': ')
  const { voided, returned } = view
  return (
    <>
      <FirstFocus />
      <Problem of={command.error} />
      {!view.can.ok && (
        <p role="status" className={css.stop}>
          {explain(new Refused(view.can.code, view.can.detail, null))}
        </p>
      )}
      {view.what === 'lines' ? <OpenLines view={view} /> : <GivenBack view={view} />}
      <div className={css.reason}>
        <NativeSelect
          label={t`Reason`}
          value={String(chosen)}
          onChange={({ currentTarget: { value } }) => change({ chosen: Number(value) })}
          description={notify && (why ? t`The mail says it in the customer’s language.` : t`The mail does not say it.`)}
          data={reasons.map(([label], at) => ({ value: String(at), label }))}
          data-autofocus
        />
        <Textarea
          label={other ? t`What happened` : t`More about it (optional)`}
          value={more}
          onChange={({ currentTarget: { value } }) => change({ more: value })}
          maxLength={250}
          autosize
          minRows={2}
          data-notranslate
        />
        <Switch
          label={t`E-mail the customer`}
          description={view.buyerEmail ? <span data-notranslate>{view.buyerEmail}</span> : t`The order has no e-mail address`}
          disabled={view.buyerEmail === null}
          checked={notify}
          onChange={() => change({ notify: !notify })}
        />
      </div>
      <DialogActions>
        <Button onClick={close} disabled={command.busy}>
          <Trans>Keep the order</Trans>
        </Button>
        <CommandButton
          command={command}
          input={{ what: view.what, reason, notify, ...(why && { why }), seen: { voided, returned, takenBack: view.takenBack.length } }}
          danger
          disabled={!view.can.ok || reason.length < 3}
        >
          <CancelWords view={view} />
        </CommandButton>
      </DialogActions>
    </>
  )
}

function CancelWords({ view }: { readonly view: CancelView }) {
  const money = useMoney()
  const amount = (minor: number) => money({ amount: minor, currency: view.currency })
  const { voided, returned } = view
  if (view.what === 'lines') return <Plural value={view.open.length} one="Cancel # line" other="Cancel # lines" />
  if (returned > 0 && voided > 0) {
    return (
      <Trans>
        Cancel, refund {amount(returned)}, release {amount(voided)}
      </Trans>
    )
  }
  if (returned > 0) return <Trans>Cancel, refund {amount(returned)}</Trans>
  return voided > 0 ? <Trans>Cancel, release {amount(voided)}</Trans> : <Trans>Cancel Order</Trans>
}

function OpenLines({ view }: { readonly view: CancelView }) {
  const worth = view.open.reduce((sum, line) => sum + line.worth, 0)
  const of = (amount: number) => ({ amount, currency: view.currency })
  return (
    <>
      <p className={css.why}>
        <Trans>Something has left already, so only what is still open can be cancelled.</Trans>
      </p>
      <ul className={`${css.money} ${css.lines}`}>
        {view.open.map(({ line, partNumber, name, quantity, worth: amount }) => (
          <li key={line}>
            <span data-notranslate>
              {quantity} × <span className="mono">{partNumber}</span> {name}
            </span>
            <Amount of={of(amount)} />
          </li>
        ))}
      </ul>
      <p>
        <Trans>
          The total falls by <Amount of={of(worth)} strong />. What the customer is owed then is refunded in Payment.
        </Trans>
      </p>
    </>
  )
}

type CancelledProps = { readonly answer: CancelAnswer; readonly currency: string; readonly close: () => void }

/** What cancelling came to; also where an order is cancelled among other things. */
export function Cancelled({ answer, currency, close }: CancelledProps) {
  const of = (amount: number) => ({ amount, currency })
  return (
    <>
      <FirstFocus />
      <div role="status">
        <ul className={css.money}>
          <li>
            {answer.what === 'lines' ? (
              <Trans>The open lines are cancelled.</Trans>
            ) : (
              <Trans>The order is cancelled. Nothing of it can be shipped.</Trans>
            )}
          </li>
          {answer.voided > 0 && (
            <li>
              <Trans>
                <Amount of={of(answer.voided)} strong /> released.
              </Trans>
            </li>
          )}
          {answer.returned > 0 && (
            <li>
              <Trans>
                <Amount of={of(answer.returned)} strong /> refunded.
              </Trans>
            </li>
          )}
          {answer.labels > 0 && (
            <li>
              <Trans>
                The carrier was asked for <Amount of={of(answer.labels)} strong /> of labels; it takes days until it has looked.
              </Trans>
            </li>
          )}
          {answer.state === 'running' && (
            <li data-level="warn">
              <Trans>The gateway has not answered yet. The order needs attention until it does; it goes on by itself.</Trans>
            </li>
          )}
        </ul>
      </div>
      <DialogActions>
        <Button variant="filled" onClick={close} data-autofocus>
          <Trans>Close</Trans>
        </Button>
      </DialogActions>
    </>
  )
}
