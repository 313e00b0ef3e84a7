import type { FactorsView } from '#network/sign-in/shapes.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { tellDone } from '#ui/act/toast.ts'
import { request } from '#ui/api.ts'
import { FactorButton } from './FactorButton.tsx'
import { ProofForm } from './ProofForm.tsx'
import { RecoveryCodes } from './RecoveryCodes.tsx'

/** Turns the authenticator app off. */
export function TurnOff() {
  const { t } = useLingui()
  return (
    <FactorButton title={<Trans>Turn the authenticator app off</Trans>} words={<Trans>Turn off</Trans>}>
      {(close) => (
        <ProofForm
          danger
          orCode
          says={
            <Trans>
              Without another factor your password alone signs you in, and your recovery codes end. A store that asks for a second factor
              stays shut until you set one up again.
            </Trans>
          }
          confirm={<Trans>Turn off</Trans>}
          send={(body) => request('/desk/factors/totp/off', { method: 'POST', body })}
          done={() => {
            tellDone(t`The authenticator app is off`)
            close()
          }}
          onClose={close}
        />
      )}
    </FactorButton>
  )
}

type RemovePasskeyProps = { readonly passkey: FactorsView['passkeys'][number]; readonly orCode: boolean }

/** Takes a passkey away: the device keeps it, and it opens nothing here any more. */
export function RemovePasskey({ passkey: { id, name }, orCode }: RemovePasskeyProps) {
  const { t } = useLingui()
  return (
    <FactorButton
      title={
        <Trans>
          Remove passkey <span data-notranslate>{name}</span>
        </Trans>
      }
      words={<Trans context="a passkey">Remove</Trans>}
    >
      {(close) => (
        <ProofForm
          danger
          orCode={orCode}
          says={<Trans>It opens nothing here any more. On the device itself you delete it in its settings.</Trans>}
          confirm={<Trans>Remove passkey</Trans>}
          send={(body) => request(`/desk/factors/passkeys/${encodeURIComponent(id)}/remove`, { method: 'POST', body })}
          done={() => {
            tellDone(t`The passkey is removed`)
            close()
          }}
          onClose={close}
        />
      )}
    </FactorButton>
  )
}

/** Makes new recovery codes and ends the old ones. */
export function RenewCodes() {
  return (
    <FactorButton title={<Trans>New recovery codes</Trans>} words={<Trans>Make new ones</Trans>}>
      {(close) => <Renew onClose={close} />}
    </FactorButton>
  )
}

function Renew({ onClose }: { readonly onClose: () => void }) {
  const [codes, keep] = useState<readonly string[] | null>(null)
  if (codes) return <RecoveryCodes codes={codes} onClose={onClose} />
  return (
    <ProofForm<{ readonly codes: readonly string[] }>
      orCode
      says={<Trans>Ten new codes are shown once. Those you have end at once.</Trans>}
      confirm={<Trans>Make new codes</Trans>}
      send={(body) => request('/desk/factors/recovery', { method: 'POST', body })}
      done={(made) => keep(made.codes)}
      onClose={onClose}
    />
  )
}
