import { Trans, useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { PageTitle } from '#ui/frame/PageTitle.tsx'
import css from './pages.module.css'

/** How an order is worked, on one page: verify, collect, ship; each step with a picture of the screen it happens on. */
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
      <Picture name="list" says={t`The orders list, opened on New`}>
        <Trans>The list opens on New. Click a number to open the order; Payment shows the days left on a hold, Ship by what is late.</Trans>
      </Picture>
      <Verify />
      <Collect />
      <Ship />
    </article>
  )
}

function Verify() {
  const { t } = useLingui()
  return (
    <section>
      <h2>
        <Trans>1. Verify</Trans>
      </h2>
      <Picture name="risk" says={t`The Risk section of an order`} narrow>
        <Trans>
          Risk is a score from 1 to 100 with what counted most: what the bank said of the address and the card’s code, where the parts go,
          the VIN, earlier orders. Details shows every point. A score advises; you decide. Looked at says that you did.
        </Trans>
      </Picture>
      <Picture name="addresses" says={t`Both addresses side by side, the differences marked`}>
        <Trans>Compare the addresses. Differences are marked, and View Map shows where the parts would go.</Trans>
      </Picture>
      <Picture name="content" says={t`The vehicle bar, the lines and the totals`}>
        <Trans>
          Check that the parts fit: the blue bar names the vehicle, its VIN is decoded, and you sign the lines off. Set each line’s state
          here, add or change items, and see the new balance before you save.
        </Trans>
      </Picture>
      <p>
        <Trans>If something is wrong, write to the customer from the order, put it On Hold, or report the fraud.</Trans>
      </p>
    </section>
  )
}

function Collect() {
  const { t } = useLingui()
  return (
    <section>
      <h2>
        <Trans>2. Collect</Trans>
      </h2>
      <Picture name="collect" says={t`The dialog Collect Money`} narrow>
        <Trans>
          Collect Money offers what is possible now and says why the rest is not. A hold on a card lasts a few days: the list shows how many
          are left.
        </Trans>
      </Picture>
      <ul>
        <li>
          <Trans>A button locks while it runs. If no answer comes, try again: the same payment is never taken twice.</Trans>
        </li>
        <li>
          <Trans>
            Money taken at the counter is recorded as an offline adjustment. It moves no money, so record it once the money is in.
          </Trans>
        </li>
      </ul>
    </section>
  )
}

function Ship() {
  const { t } = useLingui()
  return (
    <section>
      <h2>
        <Trans>3. Ship</Trans>
      </h2>
      <Picture name="ship" says={t`The page Order Fulfillment with its confirmation box`}>
        <Trans>
          Create Shipment opens Order Fulfillment. Tick what goes in, type or scan the tracking number, or choose Customer Pickup. The box
          at the right says what will happen, what it costs and what stands in the way.
        </Trans>
      </Picture>
      <ul>
        <li>
          <Trans>
            Ship & Complete collects what is open, writes the shipment down, makes the packing slip and writes to the customer, in this
            order. If a step fails it says so and goes on from there; nothing is done twice.
          </Trans>
        </li>
        <li>
          <Trans>What you leave out stays open, and the order stays with you until nothing is.</Trans>
        </li>
      </ul>
      <Picture name="log" says={t`The Activity Log of a completed order`}>
        <Trans>Whatever happened stands in the Activity Log: when, who, from what to what. Nothing in it can be changed.</Trans>
      </Picture>
    </section>
  )
}

type PictureProps = { readonly name: string; readonly says: string; readonly narrow?: boolean; readonly children: ReactNode }

/** A step in words with its picture in the reader's language, taken by test/browser/take-pictures.ts. */
function Picture({ name, says, narrow, children }: PictureProps) {
  const { i18n } = useLingui()
  const file = `/guide/${name}-${i18n.locale.startsWith('fr') ? 'fr' : 'en'}.webp`
  return (
    <figure data-narrow={narrow}>
      <figcaption>{children}</figcaption>
      <a href={file} target="_blank" rel="noreferrer">
        <img src={file} alt={says} loading="lazy" />
      </a>
    </figure>
  )
}
