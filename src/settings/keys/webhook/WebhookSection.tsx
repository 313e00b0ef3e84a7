import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { IconWebhook } from '@tabler/icons-react'
import { ConfirmButton } from '#ui/act/ConfirmButton.tsx'
import { Dialog, useDialog } from '#ui/act/Dialog.tsx'
import { post, useCommand } from '#ui/command.ts'
import { useStore } from '#ui/desk.tsx'
import { EmptyState } from '#ui/frame/EmptyState.tsx'
import { Section } from '#ui/frame/Section.tsx'
import { stateOf, useDesk } from '#ui/query.ts'
import { Field, Fields } from '#ui/show/Fields.tsx'
import { When } from '#ui/show/When.tsx'
import css from '../../settings.module.css'
import { Deliveries } from './Deliveries.tsx'
import { HookForm } from './HookForm.tsx'
import { SecretButton } from './SecretButton.tsx'
import { TestButton } from './TestButton.tsx'
import type { HookView } from './shapes.ts'

/** Where the web store hears what became of its orders, and what it was told last. */
export function WebhookSection() {
  const { slug } = useStore()
  const at = `/desk/stores/${slug}/settings/keys/webhook`
  const view = useDesk<HookView>(at)
  const dialog = useDialog()
  const hook = view.data?.hook ?? null
  const setUp = (
    <Button onClick={dialog.show}>
      <Trans>Set up a webhook</Trans>
    </Button>
  )
  return (
    <>
      <Section
        id="webhook"
        title={<Trans>Webhook</Trans>}
        note={<Trans>the web store hears what became of its orders</Trans>}
        state={stateOf(view)}
        empty={
          view.data &&
          hook === null && (
            <EmptyState icon={<IconWebhook size={20} />} title={<Trans>The web store is not told anything</Trans>} next={setUp}>
              <Trans>
                With a webhook it hears when goods left with which tracking number, when they arrived, and when an order was cancelled.
              </Trans>
            </EmptyState>
          )
        }
      >
        {hook && <Hook hook={hook} at={at} onChange={dialog.show} />}
      </Section>
      {view.data && view.data.deliveries.length > 0 && (
        <Deliveries deliveries={view.data.deliveries} failed={view.data.failed} open={hook !== null} at={at} />
      )}
      <Dialog open={dialog.open} onClose={dialog.hide} title={hook ? <Trans>Change the address</Trans> : <Trans>Set up a webhook</Trans>}>
        <HookForm key={dialog.opening} url={hook?.url ?? ''} at={at} onClose={dialog.hide} />
      </Dialog>
    </>
  )
}

type HookProps = { readonly hook: NonNullable<HookView['hook']>; readonly at: string; readonly onChange: () => void }

function Hook({ hook, at, onChange }: HookProps) {
  const { t } = useLingui()
  const { slug } = useStore()
  const stop = useCommand({ send: post<object>(`${at}/stop`), refresh: [`/desk/stores/${slug}/settings`], tell: 'inline' })
  return (
    <div className={css.key}>
      <Fields>
        <Field label={<Trans>Address</Trans>}>
          <span className="mono" data-notranslate>
            {hook.url}
          </span>
        </Field>
        <Field label={<Trans>Secret</Trans>}>
          {t`kept sealed, never shown`}
          {hook.bothUntil && (
            <>
              {'; '}
              <Trans>
                the one before counts too until <When at={hook.bothUntil} show="moment" />
              </Trans>
            </>
          )}
        </Field>
        <Field label={<Trans>Since</Trans>}>
          <When at={hook.madeAt} />
        </Field>
      </Fields>
      <div className={css.buttons}>
        <Button onClick={onChange}>
          <Trans>Change the address</Trans>
        </Button>
        <SecretButton at={at} />
        <TestButton at={at} />
        <ConfirmButton
          command={stop}
          input={{}}
          title={<Trans>Stop telling the web store</Trans>}
          says={<Trans>From now on it hears nothing more. What waits to be sent is not sent. Its secret is of no use any more.</Trans>}
          confirm={<Trans>Stop telling</Trans>}
        >
          <Trans>Stop</Trans>
        </ConfirmButton>
      </div>
    </div>
  )
}
