import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { IconCircleCheck } from '@tabler/icons-react'
import { Dialog, useDialog } from '#ui/act/Dialog.tsx'
import { EmptyState } from '#ui/frame/EmptyState.tsx'
import { PageTitle } from '#ui/frame/PageTitle.tsx'
import { Section } from '#ui/frame/Section.tsx'
import { stateOf, useDesk } from '#ui/query.ts'
import { NetworkTabs } from '../../NetworkTabs.tsx'
import type { Countries } from '../forwarders/ForwarderForm.tsx'
import { ForwardersSection } from '../forwarders/ForwardersSection.tsx'
import { AppealForm } from './AppealForm.tsx'
import { CasesSection } from './CasesSection.tsx'
import { QueueRow } from './QueueRow.tsx'
import css from './registry.module.css'
import { ReportersSection } from './ReportersSection.tsx'
import type { RegistryView } from './shapes.ts'

/** Where the network's fraud registry is kept: what has to be decided, what is in it, who reports, and forwarders' addresses. Nothing of any order. */
export function RegistryPage({ countries }: { readonly countries: Countries }) {
  const { t } = useLingui()
  const view = useDesk<RegistryView>('/desk/network/registry')
  const dialog = useDialog()
  const { queue = [], waiting = 0, states = [], reporters = [], forwarders = [] } = view.data ?? {}
  return (
    <>
      <PageTitle
        title={t`Fraud registry`}
        actions={
          <Button onClick={dialog.show}>
            <Trans>Enter an appeal</Trans>
          </Button>
        }
      />
      <NetworkTabs />
      <div className={css.stack}>
        <Section
          id="queue"
          title={<Trans>To decide</Trans>}
          note={waiting > 0 && <Plural value={waiting} one="# report" other="# reports" />}
          state={stateOf(view)}
          lines={4}
          flush
          empty={
            queue.length === 0 && (
              <EmptyState icon={<IconCircleCheck size={20} aria-hidden />} title={<Trans>Nothing to decide</Trans>}>
                <Trans>Appeals, reports that another store doubts and marks beyond a store’s limit show up here, the oldest first.</Trans>
              </EmptyState>
            )
          }
        >
          <ul className={css.queue}>
            {queue.map((one) => (
              <QueueRow key={one.id} of={one} />
            ))}
          </ul>
          {waiting > queue.length && (
            <p className={css.more}>
              <Trans>Only the first {queue.length} are shown; the others follow as these are decided.</Trans>
            </p>
          )}
        </Section>
        {view.data && (
          <>
            <CasesSection states={states} reporters={reporters} />
            <ReportersSection reporters={reporters} />
            <ForwardersSection forwarders={forwarders} countries={countries} />
          </>
        )}
      </div>
      <Dialog open={dialog.open} onClose={dialog.hide} title={<Trans>Enter an appeal</Trans>}>
        <AppealForm key={dialog.opening} onClose={dialog.hide} />
      </Dialog>
    </>
  )
}
