import type { FraudMark } from '#domain/activity.ts'
import type { OrderHead } from '#domain/order-head.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { Button, Radio, TextInput } from '@mantine/core'
import { useState } from 'react'
import { CommandButton } from '#ui/act/CommandButton.tsx'
import { Problem } from '#ui/act/Problem.tsx'
import { post, useCommand } from '#ui/command.ts'
import { useStore } from '#ui/desk.tsx'
import { useWords } from '#ui/words.ts'
import css from './fraud.module.css'
import { marks, type MarkAsk } from './shapes.ts'

type MarkFormProps = {
  readonly head: OrderHead
  readonly standing: FraudMark | null
  readonly unshipped: boolean
  readonly done: () => void
}

/** Chooses a mark; the reason is asked for once one is chosen, and the button says what it will do. */
export function MarkForm({ head, standing, unshipped, done }: MarkFormProps) {
  const { t } = useLingui()
  const word = useWords()
  const { slug } = useStore()
  const [mark, choose] = useState<FraudMark>()
  const [reason, type] = useState('')
  const order = `/desk/stores/${slug}/orders/${head.number}`
  const clear = () => {
    choose(undefined)
    type('')
    report.renew()
    done()
  }
  const report = useCommand<MarkAsk>({
    send: post(`${order}/fraud/marks`),
    seen: head.version,
    refresh: [order],
    tell: 'inline',
    done: clear,
  })
  const holds = unshipped && head.status !== 'on_hold' && head.status !== 'completed' && head.status !== 'cancelled' && mark !== 'not_fraud'
  return (
    <form
      className={css.form}
      onSubmit={(event) => {
        event.preventDefault()
        if (mark && reason.trim()) void report.run({ mark, reason })
      }}
    >
      <Problem of={report.error} />
      <Radio.Group value={mark ?? null} onChange={(value) => choose(marks.find((one) => one === value))} aria-label={t`Report Fraud`}>
        <div className={css.marks}>
          {marks
            .filter((one) => one !== standing)
            .map((one) => (
              <Radio key={one} value={one} label={word('fraud', one)} />
            ))}
        </div>
      </Radio.Group>
      {mark && (
        <>
          <TextInput
            label={t`Reason`}
            value={reason}
            maxLength={400}
            required
            withAsterisk={false}
            autoFocus
            onChange={({ currentTarget: { value } }) => type(value)}
          />
          <div className={css.actions}>
            <CommandButton command={report} type="submit" variant="default" danger={mark === 'known'} disabled={!reason.trim()}>
              {holds ? <Trans>Mark and put On Hold</Trans> : <Trans>Mark the order</Trans>}
            </CommandButton>
            <Button size="sm" variant="subtle" onClick={clear}>
              <Trans>Cancel</Trans>
            </Button>
          </div>
        </>
      )}
    </form>
  )
}
