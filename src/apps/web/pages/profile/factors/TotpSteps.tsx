import type { CodesView, NewTotpView } from '#network/sign-in/shapes.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import { CommandButton } from '#ui/act/CommandButton.tsx'
import { DialogActions } from '#ui/act/Dialog.tsx'
import { Problem } from '#ui/act/Problem.tsx'
import { tellDone } from '#ui/act/toast.ts'
import { request } from '#ui/api.ts'
import { useCommand } from '#ui/command.ts'
import { useDeskForm } from '#ui/form/use-desk-form.ts'
import { Copy } from '#ui/show/Copy.tsx'
import css from './factors.module.css'
import { ProofForm } from './ProofForm.tsx'
import { Qr } from './Qr.tsx'
import { RecoveryCodes } from './RecoveryCodes.tsx'

/** Sets an authenticator app up: the password, the code to scan, a first code of the app, and the recovery codes that come with a first factor. */
export function TotpSteps({ onClose }: { readonly onClose: () => void }) {
  const { t } = useLingui()
  const [made, show] = useState<NewTotpView | null>(null)
  const [codes, keep] = useState<readonly string[] | null>(null)
  if (codes) return <RecoveryCodes codes={codes} onClose={onClose} />
  const set = ({ codes }: CodesView) => {
    tellDone(t`The authenticator app is set up`)
    if (codes) keep(codes)
    else onClose()
  }
  if (made) return <Scan made={made} onSet={set} onClose={onClose} />
  return (
    <ProofForm<NewTotpView>
      says={
        <Trans>An app on your phone shows a code that changes every 30 seconds. You type it after your password at each sign-in.</Trans>
      }
      confirm={<Trans>Go on</Trans>}
      send={(body) => request('/desk/factors/totp/begin', { method: 'POST', body })}
      done={show}
      onClose={onClose}
    />
  )
}

type ScanProps = { readonly made: NewTotpView; readonly onSet: (codes: CodesView) => void; readonly onClose: () => void }

function Scan({ made: { step, secret, uri }, onSet, onClose }: ScanProps) {
  const { t } = useLingui()
  const form = useDeskForm({ name: 'totp', initial: { code: '' }, refusals: { wrong_code: 'code' }, draft: false })
  const confirm = useCommand({
    send: ({ code }: { readonly code: string }) => request<CodesView>('/desk/factors/totp', { method: 'POST', body: { step, code } }),
    refresh: ['/desk/factors', '/desk/sign-ins', '/desk/sessions', '/desk/me'],
    done: onSet,
    tell: 'inline',
    place: form.showError,
  })
  return (
    <form className={css.app} onSubmit={form.onSubmit((values) => void confirm.run(values))}>
      <Problem of={form.elsewhere(confirm.error)} />
      <div className={css.scan}>
        <Qr text={uri} label={t`QR code for your authenticator app`} />
        <div>
          <p>
            <Trans>Scan this with your authenticator app: Google Authenticator, Microsoft Authenticator, 1Password or another.</Trans>
          </p>
          <p>
            <Trans>Without a camera, type this key:</Trans> <Copy text={secret} shown={inFours(secret)} what={t`key`} />
          </p>
        </div>
      </div>
      <TextInput
        label={t`Code the app shows now`}
        inputMode="numeric"
        autoComplete="one-time-code"
        required
        withAsterisk={false}
        autoFocus
        minLength={6}
        maxLength={10}
        key={form.key('code')}
        {...form.getInputProps('code')}
      />
      <DialogActions>
        <Button onClick={onClose} disabled={confirm.busy}>
          <Trans>Cancel</Trans>
        </Button>
        <CommandButton type="submit" command={confirm}>
          <Trans>Turn on</Trans>
        </CommandButton>
      </DialogActions>
    </form>
  )
}

function inFours(secret: string): string {
  return secret.match(/.{1,4}/g)?.join(' ') ?? secret
}
