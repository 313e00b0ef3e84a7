import { Trans, useLingui } from '@lingui/react/macro'
import { useStore } from '#ui/desk.tsx'
import { PageTitle } from '#ui/frame/PageTitle.tsx'
import { Section } from '#ui/frame/Section.tsx'
import { stateOf, useDesk } from '#ui/query.ts'
import css from '../settings.module.css'
import { Trail } from '../Trail.tsx'
import type { TaxesView } from './shapes.ts'
import { TaxesForm, type Lists } from './TaxesForm.tsx'
import { useTaxWords } from './words.tsx'

/** The taxes the store collects on orders its people type in. */
export function TaxesPage({ lists }: { readonly lists: Lists }) {
  const { t } = useLingui()
  const { slug } = useStore()
  const at = `/desk/stores/${slug}/settings/taxes`
  const view = useDesk<TaxesView>(at)
  const { say } = useTaxWords()
  return (
    <>
      <PageTitle title={t`Taxes`} />
      <div className={css.stack}>
        <Section id="taxes" title={<Trans>Taxes the store collects</Trans>} state={stateOf(view)} lines={8}>
          {view.data && <TaxesForm view={view.data} at={at} lists={lists} />}
        </Section>
        <Trail about="taxes" say={say} />
      </div>
    </>
  )
}
