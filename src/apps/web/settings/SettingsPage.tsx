import type { Right } from '#domain/rights.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { Link, useParams } from '@tanstack/react-router'
import { lazy, Suspense, type ReactNode } from 'react'
import { countries } from '#order/addresses/countries.tsx'
import { useStore } from '#ui/desk.tsx'
import { NotFoundPage } from '../pages/NotFoundPage.tsx'
import { timeZones } from '../pages/time-zones.ts'
import css from './settings.module.css'

const StorePage = lazy(() => import('#settings/stores/StorePage.tsx').then(({ StorePage }) => ({ default: StorePage })))
const PeoplePage = lazy(() => import('#settings/people/PeoplePage.tsx').then(({ PeoplePage }) => ({ default: PeoplePage })))
const GatewayPage = lazy(() => import('#settings/gateways/GatewayPage.tsx').then(({ GatewayPage }) => ({ default: GatewayPage })))
const CarriersPage = lazy(() => import('#settings/carriers/CarriersPage.tsx').then(({ CarriersPage }) => ({ default: CarriersPage })))
const ShipFromPage = lazy(() => import('#settings/ship-from/ShipFromPage.tsx').then(({ ShipFromPage }) => ({ default: ShipFromPage })))
const BoxesPage = lazy(() => import('#settings/boxes/BoxesPage.tsx').then(({ BoxesPage }) => ({ default: BoxesPage })))
const MailPage = lazy(() => import('#settings/mail/MailPage.tsx').then(({ MailPage }) => ({ default: MailPage })))
const CannedPage = lazy(() => import('#settings/canned/CannedPage.tsx').then(({ CannedPage }) => ({ default: CannedPage })))
const AssignmentPage = lazy(() =>
  import('#settings/assignment/AssignmentPage.tsx').then(({ AssignmentPage }) => ({ default: AssignmentPage })),
)
const RiskPage = lazy(() => import('#settings/risk/RiskPage.tsx').then(({ RiskPage }) => ({ default: RiskPage })))
const RiskRules = lazy(() => import('./RiskRules.tsx').then(({ RiskRules }) => ({ default: RiskRules })))
const RegistryPage = lazy(() => import('#settings/registry/RegistryPage.tsx').then(({ RegistryPage }) => ({ default: RegistryPage })))
const PrintingPage = lazy(() => import('#settings/printing/PrintingPage.tsx').then(({ PrintingPage }) => ({ default: PrintingPage })))
const TemplatesPage = lazy(() => import('#settings/templates/TemplatesPage.tsx').then(({ TemplatesPage }) => ({ default: TemplatesPage })))
const PrivacyPage = lazy(() => import('#settings/privacy/PrivacyPage.tsx').then(({ PrivacyPage }) => ({ default: PrivacyPage })))
const KeysPage = lazy(() => import('#settings/keys/KeysPage.tsx').then(({ KeysPage }) => ({ default: KeysPage })))

type Page = { readonly name: string; readonly title: ReactNode; readonly right: Right | null; readonly page: ReactNode }

const lists = { timeZones, countries }

/** The pages of the settings, each for those with its right. Everybody has People, where they find at least themselves. */
const pages: readonly Page[] = [
  { name: 'store', title: <Trans>Store settings</Trans>, right: 'settings', page: <StorePage lists={lists} /> },
  { name: 'people', title: <Trans>People</Trans>, right: null, page: <PeoplePage /> },
  { name: 'assignment', title: <Trans>Assignment</Trans>, right: 'settings', page: <AssignmentPage /> },
  { name: 'gateway', title: <Trans>Payment gateways</Trans>, right: 'settings', page: <GatewayPage /> },
  { name: 'carriers', title: <Trans>Carriers</Trans>, right: 'settings', page: <CarriersPage /> },
  { name: 'ship-from', title: <Trans>Ship-from</Trans>, right: 'settings', page: <ShipFromPage lists={lists} /> },
  { name: 'boxes', title: <Trans>Boxes</Trans>, right: 'settings', page: <BoxesPage /> },
  { name: 'templates', title: <Trans>Templates</Trans>, right: 'settings', page: <TemplatesPage /> },
  { name: 'mail', title: <Trans>Mail</Trans>, right: 'settings', page: <MailPage /> },
  { name: 'canned', title: <Trans>Canned messages</Trans>, right: 'settings', page: <CannedPage /> },
  { name: 'risk', title: <Trans>Risk</Trans>, right: 'settings', page: <RiskPage /> },
  { name: 'risk-rules', title: <Trans>Risk rules</Trans>, right: 'settings', page: <RiskRules /> },
  { name: 'registry', title: <Trans>Fraud registry</Trans>, right: 'settings', page: <RegistryPage /> },
  { name: 'printing', title: <Trans>Printing</Trans>, right: 'orders', page: <PrintingPage /> },
  { name: 'privacy', title: <Trans>Privacy</Trans>, right: 'settings', page: <PrivacyPage /> },
  { name: 'keys', title: <Trans>API keys</Trans>, right: 'settings', page: <KeysPage /> },
]

/** The settings of a store: what there is at the left, one page beside it. */
export function SettingsPage() {
  const { t } = useLingui()
  const { slug, rights } = useStore()
  const { page: name } = useParams({ from: '/desk/$store/settings/$page' })
  const open = pages.filter(({ right }) => right === null || rights.includes(right))
  const shown = open.find((page) => page.name === name)
  if (!shown) return <NotFoundPage />
  return (
    <div className={css.settings}>
      <nav className={css.menu} aria-label={t`Settings`}>
        {open.map((page) => (
          <Link key={page.name} to="/$store/settings/$page" params={{ store: slug, page: page.name }}>
            {page.title}
          </Link>
        ))}
      </nav>
      <div className={css.page}>
        <Suspense>{shown.page}</Suspense>
      </div>
    </div>
  )
}
