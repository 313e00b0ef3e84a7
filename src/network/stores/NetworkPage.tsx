import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { IconBuildingStore } from '@tabler/icons-react'
import { Dialog, useDialog } from '#ui/act/Dialog.tsx'
import { EmptyState } from '#ui/frame/EmptyState.tsx'
import { PageTitle } from '#ui/frame/PageTitle.tsx'
import { Section } from '#ui/frame/Section.tsx'
import { stateOf, useDesk } from '#ui/query.ts'
import { NetworkTabs } from '../NetworkTabs.tsx'
import css from './network.module.css'
import { LostFactorSection } from './LostFactorSection.tsx'
import { OpenStoreForm, type TimeZones } from './OpenStoreForm.tsx'
import type { NetworkStoreView } from './shapes.ts'
import { StoreRow } from './StoreRow.tsx'

export const networkPath = '/desk/network/stores'

/** The stores of the installation, and the way to open one. Nothing of any store's orders. */
export function NetworkPage({ timeZones }: { readonly timeZones: TimeZones }) {
  const { t } = useLingui()
  const stores = useDesk<{ readonly stores: readonly NetworkStoreView[] }>(networkPath)
  const dialog = useDialog()
  const owners = [...new Set(stores.data?.stores.flatMap(({ owner }) => owner || []))].toSorted()
  const none = stores.data?.stores.length === 0
  const open = (
    <Button variant="filled" onClick={dialog.show}>
      <Trans>Open a store</Trans>
    </Button>
  )
  return (
    <>
      <PageTitle title={t`Network`} actions={!none && open} />
      <NetworkTabs />
      <div className={css.sections}>
        <Section
          id="stores"
          title={<Trans>Stores</Trans>}
          note={<Trans>their orders are seen by their own people only</Trans>}
          state={stateOf(stores)}
          lines={4}
          empty={
            none && (
              <EmptyState icon={<IconBuildingStore size={20} aria-hidden />} title={<Trans>No store yet</Trans>} next={open}>
                <Trans>
                  A store is one seller, with its own orders, people and settings. Its first supervisor gets an e-mail and does the rest.
                </Trans>
              </EmptyState>
            )
          }
          flush
        >
          <ul className={css.list}>
            {stores.data?.stores.map((store) => (
              <StoreRow key={store.slug} store={store} owners={owners} />
            ))}
          </ul>
        </Section>
        <LostFactorSection />
      </div>
      <Dialog open={dialog.open} onClose={dialog.hide} title={<Trans>Open a store</Trans>} size="lg">
        <OpenStoreForm key={dialog.opening} timeZones={timeZones} onClose={dialog.hide} />
      </Dialog>
    </>
  )
}
