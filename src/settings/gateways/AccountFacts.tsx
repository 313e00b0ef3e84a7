import { Trans } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { CommandButton } from '#ui/act/CommandButton.tsx'
import { Problem } from '#ui/act/Problem.tsx'
import { post, useCommand } from '#ui/command.ts'
import { Field, Fields } from '#ui/show/Fields.tsx'
import { Badge } from '#ui/show/StatusBadge.tsx'
import { When } from '#ui/show/When.tsx'
import css from '../settings.module.css'
import type { GatewayView } from './shapes.ts'

type FactsProps = { readonly account: GatewayView; readonly at: string; readonly onReplace: () => void }

/** The account in use. Its secret key is known by its last letters alone; *Test* asks the gateway whether it still takes it. */
export function AccountFacts({ account, at, onReplace }: FactsProps) {
  const test = useCommand<object, { readonly account: string }>({ send: post(`${at}/test`), tell: 'inline' })
  return (
    <div className={css.key}>
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
        <Field label={<Trans>Secret key</Trans>}>
          <Trans>
            ends in{' '}
            <span className="mono" data-notranslate>
              {account.keyEnds}
            </span>
            , kept sealed, never shown
          </Trans>
        </Field>
        <Field label={<Trans>Publishable key</Trans>}>
          {account.publishableKey && (
            <span className="mono" data-notranslate>
              {account.publishableKey}
            </span>
          )}
        </Field>
        <Field label={<Trans>Since</Trans>}>
          <When at={account.createdAt} />
        </Field>
      </Fields>
      <Problem of={test.error} />
      <div className={css.buttons}>
        <CommandButton command={test} input={{}} variant="default">
          <Trans>Test</Trans>
        </CommandButton>
        <Button onClick={onReplace}>
          <Trans>Replace keys</Trans>
        </Button>
        <p role="status" className={css.told}>
          {test.result && (
            <Trans>
              The gateway answered: these keys belong to <b data-notranslate>{test.result.account}</b>.
            </Trans>
          )}
        </p>
      </div>
    </div>
  )
}
