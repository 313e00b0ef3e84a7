import { Trans } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { IconWebhook } from '@tabler/icons-react'
import { hooksMost } from '#domain/outside/hooks.ts'
import { Dialog, useDialog } from '#ui/act/Dialog.tsx'
import { useStore } from '#ui/desk.tsx'
import { EmptyState } from '#ui/frame/EmptyState.tsx'
import { Section } from '#ui/frame/Section.tsx'
import { stateOf, useDesk } from '#ui/query.ts'
import { Hook } from './Hook.tsx'
import { HookForm } from './HookForm.tsx'
import css from './webhook.module.css'
import { Deliveries } from './told/Deliveries.tsx'
import type { HooksView } from './shapes.ts'

/** Where the web stores hear what became of the store's orders, and what they were told last. */
export function WebhooksSection() {
  const { slug } = useStore()
  const at = `/desk/stores/${slug}/settings/keys/webhooks`
  const view = useDesk<HooksView>(at)
  const dialog = useDialog()
  const hooks = view.data?.hooks ?? []
  const add = (
    <Button onClick={dialog.show} disabled={hooks.length >= hooksMost}>
      <Trans>Add a webhook</Trans>
    </Button>
  )
  return (
    <>
      <Section
        id="webhooks"
        title={<Trans>Webhooks</Trans>}
        note={<Trans>web stores hear what became of their orders</Trans>}
        actions={hooks.length > 0 && add}
        state={stateOf(view)}
        empty={
          view.data &&
          hooks.length === 0 && (
            <EmptyState icon={<IconWebhook size={20} />} title={<Trans>No web store is told anything</Trans>} next={add}>
              <Trans>
                With a webhook one hears when an order came or changed, when money was taken, when goods left with which tracking number,
                and when they arrived.
              </Trans>
            </EmptyState>
          )
        }
      >
        <ul className={css.hooks}>
          {hooks.map((hook) => (
            <Hook key={hook.id} hook={hook} at={at} />
          ))}
        </ul>
      </Section>
      {view.data && <Deliveries hooks={hooks} at={at} />}
      <Dialog open={dialog.open} onClose={dialog.hide} title={<Trans>Add a webhook</Trans>}>
        <HookForm key={dialog.opening} of={null} at={at} onClose={dialog.hide} />
      </Dialog>
    </>
  )
}
