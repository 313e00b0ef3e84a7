import { Trans, useLingui } from '@lingui/react/macro'
import { Button, Switch } from '@mantine/core'
import { CommandButton } from '#ui/act/CommandButton.tsx'
import { Problem } from '#ui/act/Problem.tsx'
import { post, useCommand } from '#ui/command.ts'
import { useStore } from '#ui/desk.tsx'
import { Field, Fields } from '#ui/show/Fields.tsx'
import { Badge } from '#ui/show/StatusBadge.tsx'
import { When } from '#ui/show/When.tsx'
import css from '../settings.module.css'
import type { GatewayView, PhoneAsk } from './shapes.ts'

type FactsProps = { readonly account: GatewayView; readonly at: string; readonly onReplace: () => void }

/** The account in use. Its secret key is known by its last letters alone; *Test* asks the gateway whether it still takes it. */
export function AccountFacts({ account, at, onReplace }: FactsProps) {
  const { slug } = useStore()
  const refresh = [`/desk/stores/${slug}/settings`]
  const test = useCommand<object, { readonly account: string }>({ send: post(`${at}/${account.gateway}/test`), refresh, tell: 'inline' })
  const listen = useCommand<object, { readonly url: string }>({ send: post(`${at}/${account.gateway}/webhook`), refresh, tell: 'inline' })
  return (
    <div className={css.key}>
      {account.trouble !== null && (
        <p role="alert" className={css.warns}>
          <Trans>
            The gateway refused these keys: <span data-notranslate>{account.trouble}</span> Nothing is collected or refunded through them
            until they pass the test or are replaced.
          </Trans>
        </p>
      )}
      <Facts account={account} />
      {account.gateway === 'stripe' && <Phone account={account} at={at} />}
      <Problem of={test.error ?? listen.error} />
      <div className={css.buttons}>
        <CommandButton command={test} input={{}} variant="default">
          <Trans>Test</Trans>
        </CommandButton>
        <Button onClick={onReplace}>
          <Trans>Replace keys</Trans>
        </Button>
        <CommandButton command={listen} input={{}} variant="default">
          {account.webhook.set ? <Trans>Set webhooks up again</Trans> : <Trans>Set up webhooks</Trans>}
        </CommandButton>
        <p role="status" className={css.told}>
          {test.result && (
            <Trans>
              The gateway answered: these keys belong to <b data-notranslate>{test.result.account}</b>.
            </Trans>
          )}{' '}
          {listen.result && <Trans>The gateway sends its webhooks to this desk from now on.</Trans>}
        </p>
      </div>
    </div>
  )
}

function Facts({ account }: { readonly account: GatewayView }) {
  const { webhook } = account
  return (
    <Fields>
      <Field label={<Trans>Name</Trans>}>
        <span data-notranslate>{account.name}</span>{' '}
        {account.live ? (
          <Badge tone="money">
            <Trans>live</Trans>
          </Badge>
        ) : (
          <Badge tone="calm">
            <Trans>test</Trans>
          </Badge>
        )}
      </Field>
      <Field label={account.gateway === 'stripe' ? <Trans>Secret key</Trans> : <Trans>Secret</Trans>}>
        <Trans>
          ends in{' '}
          <span className="mono" data-notranslate>
            {account.keyEnds}
          </span>
          , kept sealed, never shown
        </Trans>
      </Field>
      <Field label={account.gateway === 'stripe' ? <Trans>Publishable key</Trans> : <Trans>Client ID</Trans>}>
        {account.publishableKey && (
          <span className="mono" data-notranslate>
            {account.publishableKey}
          </span>
        )}
      </Field>
      <Field label={<Trans>Since</Trans>}>
        <When at={account.createdAt} />
      </Field>
      <Field label={<Trans>Webhooks</Trans>}>
        {!webhook.set ? (
          <Trans>not set up; the gateway’s events are read every two minutes instead</Trans>
        ) : webhook.lastAt === null ? (
          <Trans>set up, none has come yet</Trans>
        ) : (
          <Trans>
            last one <When at={webhook.lastAt} />
          </Trans>
        )}
      </Field>
      <Field label={<Trans>Events read</Trans>}>{webhook.readAt ? <When at={webhook.readAt} /> : <Trans>not yet</Trans>}</Field>
    </Fields>
  )
}

function Phone({ account, at }: Pick<FactsProps, 'account' | 'at'>) {
  const { t } = useLingui()
  const { slug } = useStore()
  const save = useCommand<PhoneAsk>({ send: post(`${at}/${account.gateway}/phone`), refresh: [`/desk/stores/${slug}/settings`] })
  return (
    <Switch
      label={t`Cards told by phone are charged as such (MOTO)`}
      description={t`Only when the gateway has allowed it for this account; else it refuses them.`}
      checked={account.phone}
      disabled={save.busy}
      onChange={({ currentTarget: { checked } }) => void save.run({ phone: checked })}
    />
  )
}
