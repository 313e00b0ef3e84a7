import { useLingui } from '@lingui/react/macro'
import { Link, useParams } from '@tanstack/react-router'
import { lazy, Suspense, type ReactNode } from 'react'
import { countries } from '#order/addresses/countries.tsx'
import { useStore } from '#ui/desk.tsx'
import { NotFoundPage } from '../pages/NotFoundPage.tsx'
import { timeZones } from '../pages/time-zones.ts'
import { settingsFor, type settingsPages } from './pages.ts'
import { SettingsSearch } from './SettingsSearch.tsx'
import { useArrival } from './use-arrival.tsx'
import css from './settings.module.css'

const StorePage = lazy(() => import('#settings/stores/StorePage.tsx').then(({ StorePage }) => ({ default: StorePage })))
const OrderSettingsPage = lazy(() =>
  import('#settings/orders/OrderSettingsPage.tsx').then(({ OrderSettingsPage }) => ({ default: OrderSettingsPage })),
)
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
const TaxesPage = lazy(() => import('#settings/taxes/TaxesPage.tsx').then(({ TaxesPage }) => ({ default: TaxesPage })))
const PrivacyPage = lazy(() => import('#settings/privacy/PrivacyPage.tsx').then(({ PrivacyPage }) => ({ default: PrivacyPage })))
const KeysPage = lazy(() => import('#settings/keys/KeysPage.tsx').then(({ KeysPage }) => ({ default: KeysPage })))
const AllChanges = lazy(() => import('./AllChanges.tsx').then(({ AllChanges }) => ({ default: AllChanges })))

const lists = { timeZones, countries }

const pages: { readonly [name in (typeof settingsPages)[number]['name']]: ReactNode } = {
  store: <StorePage lists={lists} />,
  orders: <OrderSettingsPage />,
  taxes: <TaxesPage lists={lists} />,
  people: <PeoplePage />,
  assignment: <AssignmentPage />,
  gateway: <GatewayPage />,
  carriers: <CarriersPage />,
  'ship-from': <ShipFromPage lists={lists} />,
  boxes: <BoxesPage />,
  templates: <TemplatesPage />,
  mail: <MailPage />,
  canned: <CannedPage />,
  risk: <RiskPage />,
  'risk-rules': <RiskRules />,
  registry: <RegistryPage />,
  printing: <PrintingPage />,
  privacy: <PrivacyPage />,
  keys: <KeysPage />,
  changes: <AllChanges />,
}

/** The settings of a store: what there is at the left, one page beside it. */
export function SettingsPage() {
  const { t, i18n } = useLingui()
  const { slug, rights } = useStore()
  const { page: name } = useParams({ from: '/desk/$store/settings/$page' })
  const open = settingsFor(rights)
  useArrival()
  const shown = open.find((page) => page.name === name)
  if (!shown) return <NotFoundPage />
  return (
    <div className={css.settings}>
      <div className={css.side}>
        <SettingsSearch />
        <nav className={css.menu} aria-label={t`Settings`}>
          {open.map((page) => (
            <Link key={page.name} to="/$store/settings/$page" params={{ store: slug, page: page.name }}>
              {i18n._(page.title)}
            </Link>
          ))}
        </nav>
      </div>
      <div className={css.page}>
        <Suspense>{pages[shown.name]}</Suspense>
      </div>
    </div>
  )
}
