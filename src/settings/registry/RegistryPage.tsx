import { Trans, useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import { useStore } from '#ui/desk.tsx'
import { PageTitle } from '#ui/frame/PageTitle.tsx'
import { Section } from '#ui/frame/Section.tsx'
import { stateOf, useDesk } from '#ui/query.ts'
import css from '../settings.module.css'
import { AppealsSection } from './AppealsSection.tsx'
import { LookupsSection } from './LookupsSection.tsx'
import { MarksSection } from './MarksSection.tsx'
import { QuestionsSection } from './QuestionsSection.tsx'
import type { StoreRegistryView } from './shapes.ts'

/** The store's side of the network's fraud registry: what is asked of it, what it has reported, and what it was told. */
export function RegistryPage() {
  const { t } = useLingui()
  const { slug } = useStore()
  const at = `/desk/stores/${slug}/settings/registry`
  const view = useDesk<StoreRegistryView>(at)
  return (
    <>
      <PageTitle title={t`Fraud registry`} />
      <div className={css.stack}>
        {view.data ? (
          <>
            {!view.data.shares && <NotShared slug={slug} />}
            <QuestionsSection questions={view.data.questions} at={at} />
            {view.data.appeals.length > 0 && <AppealsSection appeals={view.data.appeals} />}
            <MarksSection states={view.data.states} at={at} />
            <LookupsSection at={at} />
          </>
        ) : (
          <Section id="questions" title={<Trans>Questions of the operator</Trans>} state={stateOf(view)} lines={6} />
        )}
      </div>
    </>
  )
}

function NotShared({ slug }: { readonly slug: string }) {
  return (
    <p className={css.warns}>
      <Trans>This store does not take part: it tells the network nothing and is told nothing.</Trans>{' '}
      <Link to="/$store/settings/$page" params={{ store: slug, page: 'risk' }}>
        <Trans>Share known fraud</Trans>
      </Link>
    </p>
  )
}
