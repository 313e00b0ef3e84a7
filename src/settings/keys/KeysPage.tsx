import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { IconExternalLink, IconKey } from '@tabler/icons-react'
import { Dialog, useDialog } from '#ui/act/Dialog.tsx'
import { useStore } from '#ui/desk.tsx'
import { EmptyState } from '#ui/frame/EmptyState.tsx'
import { PageTitle } from '#ui/frame/PageTitle.tsx'
import { Section } from '#ui/frame/Section.tsx'
import { Table } from '#ui/frame/Table.tsx'
import { stateOf, useDesk } from '#ui/query.ts'
import css from '../settings.module.css'
import { Trail } from '../Trail.tsx'
import { KeyForm } from './KeyForm.tsx'
import { KeyRow } from './KeyRow.tsx'
import type { KeyView } from './shapes.ts'
import { WebhooksSection } from './webhook/WebhooksSection.tsx'
import { useKeyWords } from './words.tsx'

/** The keys storefronts send orders with: which there are, a new one, and the end of one. */
export function KeysPage() {
  const { t } = useLingui()
  const { slug } = useStore()
  const { say } = useKeyWords()
  const at = `/desk/stores/${slug}/settings/keys`
  const keys = useDesk<{ readonly keys: readonly KeyView[] }>(at)
  const dialog = useDialog()
  const create = (
    <Button variant="filled" onClick={dialog.show}>
      <Trans>Create key</Trans>
    </Button>
  )
  const none = keys.data?.keys.length === 0
  return (
    <>
      <PageTitle title={t`API keys`} actions={!none && create}>
        <a className={css.docs} href="/api/docs" target="_blank" rel="noreferrer">
          <Trans>How storefronts send orders</Trans> <IconExternalLink size={14} aria-hidden />
        </a>
      </PageTitle>
      <div className={css.stack}>
        <Section
          id="keys"
          title={<Trans>Keys</Trans>}
          state={stateOf(keys)}
          empty={
            none && (
              <EmptyState icon={<IconKey size={20} />} title={<Trans>No storefront has a key yet</Trans>} next={create}>
                <Trans>A key lets a web store send its orders to this desk.</Trans>
              </EmptyState>
            )
          }
          flush
        >
          <Table
            label={t`API keys`}
            minWidth={760}
            columns={[
              { key: 'name', title: <Trans>Name</Trans> },
              { key: 'key', title: <Trans>Begins with</Trans> },
              { key: 'scopes', title: <Trans>May</Trans> },
              { key: 'created', title: <Trans>Created</Trans> },
              { key: 'used', title: <Trans>Last used</Trans> },
              { key: 'act', title: <Trans>Revoke</Trans>, unseen: true, end: true },
            ]}
          >
            {keys.data?.keys.map((key) => (
              <KeyRow key={key.id} of={key} at={at} />
            ))}
          </Table>
        </Section>
        <WebhooksSection />
        <Trail about="keys" say={say} />
      </div>
      <Dialog open={dialog.open} onClose={dialog.hide} title={<Trans>Create key</Trans>}>
        <KeyForm key={dialog.opening} at={at} onClose={dialog.hide} />
      </Dialog>
    </>
  )
}
