import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { CommandButton } from '#ui/act/CommandButton.tsx'
import { ConfirmButton } from '#ui/act/ConfirmButton.tsx'
import { Dialog, useDialog } from '#ui/act/Dialog.tsx'
import { post, useCommand } from '#ui/command.ts'
import { useStore } from '#ui/desk.tsx'
import { Field, Fields } from '#ui/show/Fields.tsx'
import { Badge } from '#ui/show/StatusBadge.tsx'
import { When } from '#ui/show/When.tsx'
import css from '../../settings.module.css'
import { HookForm } from './HookForm.tsx'
import { SecretButton } from './SecretButton.tsx'
import { TestButton } from './TestButton.tsx'
import own from './webhook.module.css'
import type { HookView } from './shapes.ts'
import { useHookWords } from './words.tsx'

type HookProps = { readonly hook: HookView; readonly at: string }

/** One address: what it is told, whether it listens, and what can be done with it. */
export function Hook({ hook, at }: HookProps) {
  const { t } = useLingui()
  const { eventsOf } = useHookWords()
  return (
    <li aria-label={hook.name} data-hook={hook.id}>
      <h3 className={own.name}>
        <span data-notranslate>{hook.name}</span>
        <State hook={hook} />
      </h3>
      {hook.paused?.by === 'desk' && (
        <p className={css.warns} role="alert">
          <Trans>
            It took nothing for three days, so the desk paused it. What happens meanwhile is kept and can be sent once it is on again.
          </Trans>
        </p>
      )}
      <Fields>
        <Field label={<Trans>Address</Trans>}>
          <span className={`mono ${own.url}`} data-notranslate>
            {hook.url}
          </span>
        </Field>
        <Field label={<Trans>Events</Trans>}>{eventsOf(hook.events)}</Field>
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
      <Buttons hook={hook} at={`${at}/${hook.id}`} all={at} />
    </li>
  )
}

function State({ hook: { paused, failingSince } }: { readonly hook: HookView }) {
  if (paused)
    return (
      <>
        <Badge tone="caution">
          <Trans>paused</Trans>
        </Badge>{' '}
        <span className="muted">
          <When at={paused.at} />
        </span>
      </>
    )
  if (failingSince === null)
    return (
      <Badge tone="money">
        <Trans>on</Trans>
      </Badge>
    )
  return (
    <Badge tone="danger">
      <Trans>
        takes nothing since <When at={failingSince} />
      </Trans>
    </Badge>
  )
}

function Buttons({ hook, at, all }: HookProps & { readonly all: string }) {
  const { slug } = useStore()
  const dialog = useDialog()
  const refresh = [`/desk/stores/${slug}/settings`]
  const stop = useCommand({ send: post<object>(`${at}/stop`), refresh, tell: 'inline' })
  const pause = useCommand<object>({ send: post(`${at}/${hook.paused ? 'resume' : 'pause'}`), refresh })
  const again = useCommand<object>({ send: post(`${at}/failed/again`), refresh })
  return (
    <div className={css.buttons}>
      <CommandButton variant={hook.paused ? 'filled' : 'default'} command={pause} input={{}}>
        {hook.paused ? <Trans>Switch on again</Trans> : <Trans>Pause</Trans>}
      </CommandButton>
      {!hook.paused && hook.failed > 0 && (
        <CommandButton variant="default" command={again} input={{}}>
          <Plural value={hook.failed} one="Send # missed event again" other="Send # missed events again" />
        </CommandButton>
      )}
      <Button onClick={dialog.show}>
        <Trans>Change</Trans>
      </Button>
      <SecretButton at={at} />
      <TestButton at={at} />
      <ConfirmButton
        command={stop}
        input={{}}
        title={<Trans>Remove the webhook</Trans>}
        says={
          <Trans>From now on this address hears nothing more. What waits to be sent is not sent. Its secret is of no use any more.</Trans>
        }
        confirm={<Trans>Remove</Trans>}
      >
        <Trans>Remove</Trans>
      </ConfirmButton>
      <Dialog open={dialog.open} onClose={dialog.hide} title={<Trans>Change the webhook</Trans>}>
        <HookForm key={dialog.opening} of={hook} at={all} onClose={dialog.hide} />
      </Dialog>
    </div>
  )
}
