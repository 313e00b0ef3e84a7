import { Trans, useLingui } from '@lingui/react/macro'
import { useStore } from '#ui/desk.tsx'
import { PageTitle } from '#ui/frame/PageTitle.tsx'
import { Section } from '#ui/frame/Section.tsx'
import { stateOf, useDesk } from '#ui/query.ts'
import css from '../settings.module.css'
import { Trail } from '../Trail.tsx'
import { NumbersForm } from './NumbersForm.tsx'
import type { OrderSettingsView } from './shapes.ts'
import { StatusWordsForm } from './StatusWordsForm.tsx'
import { useOrderSettingsWords } from './words.tsx'

/** How the store speaks of its orders: what it calls their statuses, and how it writes their numbers. */
export function OrderSettingsPage() {
  const { t } = useLingui()
  const { slug } = useStore()
  const at = `/desk/stores/${slug}/settings/orders`
  const view = useDesk<OrderSettingsView>(at)
  const say = useOrderSettingsWords()
  return (
    <>
      <PageTitle title={t`Orders`} />
      <div className={css.stack}>
        <Section id="status-words" title={<Trans>Status names</Trans>} state={stateOf(view)} lines={9}>
          {view.data && <StatusWordsForm words={view.data.words} at={`${at}/status-words`} />}
        </Section>
        <Section id="order-numbers" title={<Trans>Order numbers</Trans>} state={stateOf(view)} lines={5}>
          {view.data && <NumbersForm numbers={view.data.numbers} at={`${at}/numbers`} />}
        </Section>
        <Trail about="orders" say={say} />
      </div>
    </>
  )
}
