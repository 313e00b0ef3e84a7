import type { CodesView } from '#network/sign-in/shapes.ts'
import type { PublicKeyCredentialCreationOptionsJSON } from '@simplewebauthn/browser'
import { msg } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { tellDone } from '#ui/act/toast.ts'
import { request } from '#ui/api.ts'
import { addRefusals } from '#ui/refusals.ts'
import { deviceOf } from '#ui/sign-ins/device.ts'
import { makePasskey } from '../../sign-in/passkeys.ts'
import { ProofForm } from './ProofForm.tsx'
import { RecoveryCodes } from './RecoveryCodes.tsx'

addRefusals({
  passkey_known: () => msg`This device already holds a passkey of yours for this desk.`,
  no_factor: () => msg`Set up an authenticator app or a passkey first.`,
})

type Begun = { readonly step: string; readonly options: PublicKeyCredentialCreationOptionsJSON }

/** Adds a passkey: a name to know it by, the password, what the browser asks, and the recovery codes that come with a first factor. */
export function PasskeySteps({ onClose }: { readonly onClose: () => void }) {
  const { t } = useLingui()
  const [name, call] = useState(() => deviceOf(navigator.userAgent).system ?? '')
  const [codes, keep] = useState<readonly string[] | null>(null)
  if (codes) return <RecoveryCodes codes={codes} onClose={onClose} />
  return (
    <ProofForm<CodesView>
      says={<Trans>A passkey lets you in with your finger, your face or this device’s PIN, without a password.</Trans>}
      confirm={<Trans>Add passkey</Trans>}
      send={async (body) => {
        const { step, options } = await request<Begun>('/desk/factors/passkeys/begin', { method: 'POST', body })
        const response = await makePasskey(options)
        return request('/desk/factors/passkeys', { method: 'POST', body: { step, name, response } })
      }}
      done={({ codes }) => {
        tellDone(t`The passkey is added`)
        if (codes) keep(codes)
        else onClose()
      }}
      onClose={onClose}
    >
      <TextInput
        label={t`Name`}
        description={t`To tell it from others: the device, or where it is kept.`}
        value={name}
        onChange={({ currentTarget: { value } }) => call(value)}
        required
        withAsterisk={false}
        maxLength={60}
        data-autofocus
      />
    </ProofForm>
  )
}
