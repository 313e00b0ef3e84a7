import { Trans } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { CommandButton } from '#ui/act/CommandButton.tsx'
import { ConfirmButton } from '#ui/act/ConfirmButton.tsx'
import { Problem } from '#ui/act/Problem.tsx'
import { post, useCommand } from '#ui/command.ts'
import { useStore } from '#ui/desk.tsx'
import { Field, Fields } from '#ui/show/Fields.tsx'
import css from '../settings.module.css'
import { ServerField } from './ServerField.tsx'
import type { SenderView } from './shapes.ts'

type FactsProps = { readonly sender: SenderView; readonly at: string; readonly onChange: () => void }

/** The server letters leave by; *Test* sends a mail to the person who asks. */
export function SenderFacts({ sender, at, onChange }: FactsProps) {
  const { slug } = useStore()
  const refresh = [`/desk/stores/${slug}/settings`]
  const test = useCommand<object, { readonly to: string }>({ send: post(`${at}/sender/test`), refresh, tell: 'inline' })
  const stop = useCommand<object>({ send: post(`${at}/sender/stop`), refresh, tell: 'inline' })
  return (
    <div className={css.key}>
      <Fields>
        <Field label={<Trans>Sender</Trans>}>
          <span data-notranslate>{sender.from}</span>
        </Field>
        <ServerField server={sender} />
      </Fields>
      <Problem of={test.error ?? stop.error} />
      <div className={css.buttons}>
        <CommandButton command={test} input={{}} variant="default">
          <Trans>Send me a test</Trans>
        </CommandButton>
        <Button variant="default" onClick={onChange}>
          <Trans>Change</Trans>
        </Button>
        <ConfirmButton
          command={stop}
          input={{}}
          title={<Trans>Stop sending by this server</Trans>}
          says={<Trans>Letters leave by the desk’s own server from now on, from its address. The password is forgotten.</Trans>}
          confirm={<Trans>Stop using it</Trans>}
        >
          <Trans>Stop using</Trans>
        </ConfirmButton>
        <p role="status" className={css.told}>
          {test.result && (
            <Trans>
              The server took a mail to <b data-notranslate>{test.result.to}</b>.
            </Trans>
          )}
        </p>
      </div>
    </div>
  )
}
