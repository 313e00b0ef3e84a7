import { msg } from '@lingui/core/macro'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { ConfirmButton } from '#ui/act/ConfirmButton.tsx'
import { tellDone } from '#ui/act/toast.ts'
import { post, useCommand } from '#ui/command.ts'
import { addRefusals } from '#ui/refusals.ts'
import { When } from '#ui/show/When.tsx'
import type { AppealView, RiskView } from '../shapes.ts'
import css from './details.module.css'

addRefusals({
  nothing_known: () =>
    msg`The fraud registry holds nothing that is exactly this customer’s. If they only resemble somebody, report the order as not fraud.`,
})

/** Where the network knows the buyer: the button by which their objection goes to the operator, and what became of one. */
export function Appeal({ view, order }: { readonly view: RiskView; readonly order: string }) {
  const { t } = useLingui()
  const command = useCommand<object>({
    send: post(`${order}/risk/appeal`),
    refresh: [order],
    tell: 'inline',
    done: () => tellDone(t`The appeal is with the network’s operator`),
  })
  const { appeal, can } = view
  const may = can.appeal.ok
  if (!appeal && !may) return null
  return (
    <section className={css.part}>
      <h3>
        <Trans>Fraud registry</Trans>
      </h3>
      {appeal && <Became of={appeal} />}
      {may && (
        <div className={css.appeal}>
          <p>
            <Trans>The customer says that this is not them?</Trans>
          </p>
          <ConfirmButton
            size="xs"
            danger={false}
            command={command}
            input={{}}
            title={<Trans>Customer appeals</Trans>}
            says={
              <Trans>
                What the network knows of this customer is suspended in every store until its operator has decided. Who reported them is
                asked what it rests on, and does not learn who asks.
              </Trans>
            }
            confirm={<Trans>Send the appeal</Trans>}
          >
            <Trans>Customer appeals</Trans>
          </ConfirmButton>
        </div>
      )}
    </section>
  )
}

function Became({ of: { at, by, open, upheld, overturned } }: { readonly of: AppealView }) {
  return (
    <>
      <p>
        <Trans>
          The customer appealed, entered by <span data-notranslate>{by}</span> <When at={at} show="both" />.
        </Trans>
      </p>
      {open > 0 && (
        <p>
          <Trans>The network’s operator is looking at it; until then the registry says nothing of this customer.</Trans>
        </p>
      )}
      {upheld > 0 && (
        <p>
          <Plural value={upheld} one="# report was upheld." other="# reports were upheld." />
        </p>
      )}
      {overturned > 0 && (
        <p>
          <Plural value={overturned} one="# report was overturned and is gone." other="# reports were overturned and are gone." />
        </p>
      )}
      {open + upheld + overturned === 0 && (
        <p>
          <Trans>Whoever had reported them took it back.</Trans>
        </p>
      )}
    </>
  )
}
