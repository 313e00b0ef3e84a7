import { Trans, useLingui } from '@lingui/react/macro'
import { Checkbox } from '@mantine/core'
import { Refused } from '#ui/api.ts'
import { Failed } from '#ui/frame/Failed.tsx'
import { Skeleton } from '#ui/frame/Section.tsx'
import type { useDesk } from '#ui/query.ts'
import { useExplain } from '#ui/refusals.ts'
import { useWords } from '#ui/words.ts'
import { GivenBack } from '../../GivenBack.tsx'
import type { CancelView } from '../../shapes.ts'
import css from './report.module.css'

/** What a person chose about cancelling. */
export type CancelChoice = { readonly also: boolean; readonly notify: boolean }

type AlsoCancelProps = {
  readonly query: ReturnType<typeof useDesk<CancelView>>
  readonly choice: CancelChoice
  readonly choose: (choice: CancelChoice) => void
}

/** Offers to cancel the order with the report, and shows what goes back as Cancel Order shows it; says why where it cannot be. */
export function AlsoCancel({ query, choice, choose }: AlsoCancelProps) {
  const { t } = useLingui()
  const explain = useExplain()
  if (query.error && !query.data) return <Failed error={query.error} retry={() => void query.refetch()} />
  const view = query.data
  if (!view) return <Skeleton lines={1} />
  const { can } = view
  const also = choice.also && can.ok
  return (
    <div className={css.cancel}>
      <Checkbox
        label={t`Also cancel the order: give back what was paid, and its labels`}
        description={
          can.ok ? undefined : can.code === 'forbidden' ? (
            <NeedsRight right={String(can.detail.right)} />
          ) : (
            explain(new Refused(can.code, can.detail, null))
          )
        }
        checked={also}
        disabled={!can.ok}
        onChange={({ currentTarget: { checked } }) => choose({ ...choice, also: checked })}
      />
      {also && (
        <div className={css.sums}>
          <GivenBack view={view} />
          <Checkbox
            label={t`E-mail the customer that the order is cancelled`}
            description={view.buyerEmail === null ? t`The order has no e-mail address` : <Trans>The mail says nothing of fraud.</Trans>}
            checked={choice.notify}
            disabled={view.buyerEmail === null}
            onChange={({ currentTarget: { checked } }) => choose({ ...choice, notify: checked })}
          />
        </div>
      )}
    </div>
  )
}

function NeedsRight({ right }: { readonly right: string }) {
  const word = useWords()
  return <Trans>Your role may not do this: it needs “{word('right', right)}”. Mark the order; a supervisor can cancel it.</Trans>
}
