import { Trans, useLingui } from '@lingui/react/macro'
import { PageTitle } from '#ui/frame/PageTitle.tsx'
import css from './pages.module.css'

/** How an order is worked, on one page: verify, collect, ship. */
export function GuidePage() {
  const { t } = useLingui()
  return (
    <article className={css.guide}>
      <PageTitle title={t`How to process an order`} />
      <p>
        <Trans>
          Every order takes three steps: verify it, collect the money, ship it. Complete Order at the top of the order walks through them
          and stops at what is still open, saying why.
        </Trans>
      </p>
      <h2>
        <Trans>1. Verify</Trans>
      </h2>
      <ul>
        <li>
          <Trans>
            Read the risk: the score runs from 1 to 100, higher is riskier. Details lists what it is made of. It advises; you decide.
          </Trans>
        </li>
        <li>
          <Trans>Compare the addresses. Differences are marked, and View Map shows where the parts would go.</Trans>
        </li>
        <li>
          <Trans>Check that the parts fit: the blue bar names the vehicle, its VIN is decoded, and you sign the lines off.</Trans>
        </li>
        <li>
          <Trans>If something is wrong, write to the customer from the order, put it On Hold, or report the fraud.</Trans>
        </li>
      </ul>
      <h2>
        <Trans>2. Collect</Trans>
      </h2>
      <ul>
        <li>
          <Trans>
            Collect Money offers what is possible now and says why the rest is not. A hold on a card lasts a few days: the list shows how
            many are left.
          </Trans>
        </li>
        <li>
          <Trans>A button locks while it runs. If no answer comes, try again: the same payment is never taken twice.</Trans>
        </li>
        <li>
          <Trans>
            Money taken at the counter is recorded as an offline adjustment. It moves no money, so record it once the money is in.
          </Trans>
        </li>
      </ul>
      <h2>
        <Trans>3. Ship</Trans>
      </h2>
      <ul>
        <li>
          <Trans>
            Create Shipment opens the fulfillment page: tick what goes in, enter the boxes, choose the method. The best stand on top and say
            why.
          </Trans>
        </li>
        <li>
          <Trans>Ship & Complete collects what is open, buys the label once, prints it and writes to the customer, in this order.</Trans>
        </li>
        <li>
          <Trans>What you leave out stays open, and the order stays with you until nothing is.</Trans>
        </li>
      </ul>
    </article>
  )
}
