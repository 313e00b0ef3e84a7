import { Trans, useLingui } from '@lingui/react/macro'
import { useStore } from '#ui/desk.tsx'
import { PageTitle } from '#ui/frame/PageTitle.tsx'
import { Section } from '#ui/frame/Section.tsx'
import { stateOf, useDesk } from '#ui/query.ts'
import css from '../../settings.module.css'
import { RulesDesk } from './page/RulesDesk.tsx'
import type { RulesView } from './shapes.ts'
import type { Lists } from './words/lists.tsx'
import './words/issues.tsx'

/** The store's own rules: what they look at, what they do, and what a change of them would have done. */
export function RulesPage({ lists }: { readonly lists: Lists }) {
  const { t } = useLingui()
  const { slug } = useStore()
  const at = `/desk/stores/${slug}/settings/risk/rules`
  const view = useDesk<RulesView>(at)
  return (
    <>
      <PageTitle title={t`Risk rules`} />
      <div className={css.stack}>
        {view.data ? (
          <RulesDesk view={view.data} at={at} lists={lists} />
        ) : (
          <Section id="rules" title={<Trans>Rules</Trans>} state={stateOf(view)} lines={6} />
        )}
      </div>
    </>
  )
}
