import { Trans, useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import css from './network-tabs.module.css'

/** The operator's pages. */
export function NetworkTabs() {
  const { t } = useLingui()
  return (
    <nav className={css.tabs} aria-label={t`Network`}>
      <Link to="/network" activeOptions={{ exact: true }}>
        <Trans>Stores</Trans>
      </Link>
      <Link to="/network/registry">
        <Trans>Fraud registry</Trans>
      </Link>
    </nav>
  )
}
