import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { CommandButton } from '#ui/act/CommandButton.tsx'
import { Dialog, useDialog } from '#ui/act/Dialog.tsx'
import { Problem } from '#ui/act/Problem.tsx'
import { post, useCommand } from '#ui/command.ts'
import { useStore } from '#ui/desk.tsx'
import { Section } from '#ui/frame/Section.tsx'
import { Field, Fields } from '#ui/show/Fields.tsx'
import { Badge } from '#ui/show/StatusBadge.tsx'
import { When } from '#ui/show/When.tsx'
import css from '../settings.module.css'
import { EasypostForm } from './EasypostForm.tsx'
import { StopButton } from './StopButton.tsx'
import type { EasypostView } from './shapes.ts'
import { WebhookButton } from './WebhookButton.tsx'

type AccountProps = { readonly account: EasypostView; readonly sandbox: boolean; readonly reachable: boolean; readonly at: string }

/** One account at EasyPost: whether its key is taken, what it may use, and what can be done with it. */
export function EasypostAccount({ account, sandbox, reachable, at }: AccountProps) {
  const { slug } = useStore()
  const dialog = useDialog()
  const test = useCommand<object>({ send: post(`${at}/${account.id}/test`), refresh: [`/desk/stores/${slug}/settings`], tell: 'inline' })
  return (
    <Section
      id={`account-${account.id}`}
      title={<span data-notranslate>{account.name}</span>}
      note={sandbox ? <Trans>EasyPost, played by the sandbox: no postage is real</Trans> : 'EasyPost'}
    >
      <div className={css.key}>
        {account.trouble !== null && (
          <p role="alert" className={css.warns}>
            <Trans>
              EasyPost refused this key: <span data-notranslate>{account.trouble}</span> No label is bought through it until it passes the
              test or is changed.
            </Trans>
          </p>
        )}
        <Facts account={account} />
        <Problem of={test.error} />
        <div className={css.buttons}>
          <CommandButton command={test} input={{}} variant="default">
            <Trans>Test</Trans>
          </CommandButton>
          <Button onClick={dialog.show}>
            <Trans>Change</Trans>
          </Button>
          <WebhookButton account={account} reachable={reachable} at={at} />
          <StopButton account={account} at={at} />
          <p role="status" className={css.told}>
            {test.result !== undefined && <Trans>EasyPost takes this key.</Trans>}
          </p>
        </div>
      </div>
      <Dialog open={dialog.open} onClose={dialog.hide} title={<Trans>Change the account</Trans>}>
        <EasypostForm key={dialog.opening} account={account} sandbox={sandbox} at={at} onClose={dialog.hide} />
      </Dialog>
    </Section>
  )
}

function Facts({ account: { live, keyEnds, pinned, webhook, createdAt } }: Pick<AccountProps, 'account'>) {
  const { t } = useLingui()
  return (
    <Fields>
      <Field label={<Trans>API key</Trans>}>
        <Trans>
          ends in{' '}
          <span className="mono" data-notranslate>
            {keyEnds}
          </span>
          , kept sealed, never shown
        </Trans>{' '}
        <Badge tone={live ? 'money' : 'calm'}>{live ? t`live` : t`test`}</Badge>
      </Field>
      <Field label={<Trans>Carrier accounts</Trans>}>
        {pinned ? (
          <span className="mono" data-notranslate>
            {pinned.join(' ')}
          </span>
        ) : (
          <Trans>all of them</Trans>
        )}
      </Field>
      <Field label={<Trans>Since</Trans>}>
        <When at={createdAt} />
      </Field>
      <Field label={<Trans>Webhooks</Trans>}>
        {!webhook.set ? (
          <Trans>no address yet; parcels are asked about from time to time instead</Trans>
        ) : webhook.lastAt === null ? (
          <Trans>none has come yet</Trans>
        ) : (
          <Trans>
            last one <When at={webhook.lastAt} />
          </Trans>
        )}
      </Field>
    </Fields>
  )
}
