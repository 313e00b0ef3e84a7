import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useStore } from '#ui/desk.tsx'
import { PageTitle } from '#ui/frame/PageTitle.tsx'
import { Section } from '#ui/frame/Section.tsx'
import { stateOf, useDesk } from '#ui/query.ts'
import css from '../settings.module.css'
import { Trail } from '../Trail.tsx'
import { RiskForm } from './RiskForm.tsx'
import type { RiskSettingsView } from './shapes.ts'
import { sayRisk } from './words.tsx'

/** From which score an order is Medium or High in this store, and what it shares with the others of the network. */
export function RiskPage() {
  const { t } = useLingui()
  const { slug } = useStore()
  const at = `/desk/stores/${slug}/settings/risk`
  const view = useDesk<RiskSettingsView>(at)
  return (
    <>
      <PageTitle
        title={t`Risk`}
        actions={
          <Button renderRoot={(props) => <Link {...props} to="/$store/settings/$page" params={{ store: slug, page: 'risk-rules' }} />}>
            <Trans>The store’s own rules</Trans>
          </Button>
        }
      />
      <div className={css.stack}>
        {view.data ? (
          <RiskForm view={view.data} at={at} />
        ) : (
          <Section id="levels" title={<Trans>Risk levels</Trans>} state={stateOf(view)} lines={6} />
        )}
        <Trail about="risk" say={sayRisk} />
      </div>
    </>
  )
}
