import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { IconCircleX, IconShieldCheck } from '@tabler/icons-react'
import { useState } from 'react'
import { CommandButton } from '#ui/act/CommandButton.tsx'
import { DialogActions } from '#ui/act/Dialog.tsx'
import { FirstFocus } from '#ui/act/FirstFocus.tsx'
import { Problem } from '#ui/act/Problem.tsx'
import { MoneyInput } from '#ui/form/MoneyInput.tsx'
import { Badge } from '#ui/show/StatusBadge.tsx'
import { usePaymentWords } from '../../page/words.tsx'
import type { GiveUpAsk, NameAmountAsk, NameAnswer } from '../../shapes.ts'
import css from '../dialogs.module.css'
import { FormFrame } from '../FormFrame.tsx'
import type { FormProps } from '../form-props.tsx'
import { useMoneyCommand } from '../use-money-command.tsx'

/** The amount the customer named for a secret hold: right, and the card is verified; wrong, and there are so many tries left. */
export function NameForm({ head, view: now, transaction, onClose }: FormProps) {
  const { t } = useLingui()
  const words = usePaymentWords()
  const [view] = useState(now)
  const [amount, setAmount] = useState<number | null>(null)
  const name = useMoneyCommand<NameAmountAsk, NameAnswer>(head, 'verifications/name')
  const leave = useMoneyCommand<GiveUpAsk, NameAnswer>(head, 'verifications/give-up')
  const row = view.history.find(({ id, can }) => (transaction === null ? can.name !== null : id === transaction))
  if (!row?.verification) return null
  const answer = leave.result ?? name.result
  if (answer && answer.state !== 'open') return <Ended state={answer.state} onClose={onClose} />
  const tries = answer?.triesLeft ?? row.verification.triesLeft
  return (
    <FormFrame
      onSubmit={() => {
        if (amount === null) return
        setAmount(null)
        void name.run({ transaction: row.id, amount })
      }}
    >
      <Problem of={name.error ?? leave.error} />
      {answer?.state === 'open' && (
        <p role="alert" className={css.wrong}>
          <Trans>That is not the amount.</Trans>
        </p>
      )}
      <MoneyInput
        label={t`Amount the customer named`}
        description={t`As it stands on the statement of ${words.instrument(row.instrument)}, to the cent.`}
        currency={head.currency}
        value={amount}
        onChange={setAmount}
        data-autofocus
      />
      <p>
        <Plural value={tries} one="# try left. After a wrong answer it is over." other="# tries left." />
      </p>
      <DialogActions>
        <CommandButton command={leave} input={{ transaction: row.id }} variant="subtle">
          <Trans>Give up, release the hold</Trans>
        </CommandButton>
        <Button onClick={onClose} disabled={name.busy}>
          <Trans>Cancel</Trans>
        </Button>
        <CommandButton command={name} type="submit" disabled={amount === null}>
          <Trans>Compare</Trans>
        </CommandButton>
      </DialogActions>
    </FormFrame>
  )
}

function Ended({ state, onClose }: { readonly state: 'named' | 'failed' | 'given_up'; readonly onClose: () => void }) {
  return (
    <div className={css.outcome} role="status">
      <FirstFocus />
      {state === 'named' ? (
        <>
          <p className={css.came}>
            <Badge tone="money" icon={IconShieldCheck}>
              <Trans>Card verified</Trans>
            </Badge>
          </p>
          <p>
            <Trans>That is the amount. The customer can read the card’s statement. The hold is being released.</Trans>
          </p>
        </>
      ) : (
        <>
          <p className={css.came}>
            <Badge tone={state === 'failed' ? 'danger' : 'calm'} icon={IconCircleX}>
              {state === 'failed' ? <Trans>Not verified: the amount was not named</Trans> : <Trans>Given up</Trans>}
            </Badge>
          </p>
          <p>
            <Trans>The hold is being released; nothing was collected.</Trans>{' '}
            {state === 'failed' && <Trans>Look at the order for fraud before anything is shipped.</Trans>}
          </p>
        </>
      )}
      <DialogActions>
        <Button variant="filled" onClick={onClose} data-autofocus>
          <Trans>Close</Trans>
        </Button>
      </DialogActions>
    </div>
  )
}
