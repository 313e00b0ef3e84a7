import { Trans } from '@lingui/react/macro'
import { ConfirmButton } from '#ui/act/ConfirmButton.tsx'
import { post, useCommand } from '#ui/command.ts'
import { useStore } from '#ui/desk.tsx'
import type { AccountView } from './shapes.ts'

/** Takes an account out of use. */
export function StopButton({ account: { id, name }, at }: { readonly account: AccountView; readonly at: string }) {
  const { slug } = useStore()
  const stop = useCommand<object>({ send: post(`${at}/${id}/stop`), refresh: [`/desk/stores/${slug}/settings`], tell: 'inline' })
  return (
    <ConfirmButton
      command={stop}
      input={{}}
      title={<Trans>Stop using “{name}”</Trans>}
      says={<Trans>No more rates are asked through it. Labels bought through it are still followed, and can still be voided.</Trans>}
      confirm={<Trans>Stop using it</Trans>}
    >
      <Trans>Stop using</Trans>
    </ConfirmButton>
  )
}
