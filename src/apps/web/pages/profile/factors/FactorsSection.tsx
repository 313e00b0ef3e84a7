import type { FactorsView } from '#network/sign-in/shapes.ts'
import { Plural, Trans } from '@lingui/react/macro'
import { IconDeviceMobile, IconKey, IconLifebuoy } from '@tabler/icons-react'
import { Section } from '#ui/frame/Section.tsx'
import { stateOf, useDesk } from '#ui/query.ts'
import { When } from '#ui/show/When.tsx'
import { hasPasskeys } from '../../sign-in/passkeys.ts'
import { FactorButton } from './FactorButton.tsx'
import css from './factors.module.css'
import { PasskeySteps } from './PasskeySteps.tsx'
import { RemovePasskey, RenewCodes, TurnOff } from './proofs.tsx'
import { TotpSteps } from './TotpSteps.tsx'

/** What one signs in with besides the password: an app, passkeys, and the codes for a day without either. */
export function FactorsSection() {
  const factors = useDesk<FactorsView>('/desk/factors')
  const view = factors.data
  return (
    <Section
      id="second-factor"
      title={<Trans>Second factor</Trans>}
      note={<Trans>Who learns your password still does not get in.</Trans>}
      state={stateOf(factors)}
      flush
    >
      {view && (
        <ul className={css.list}>
          <App totp={view.totp} />
          {view.passkeys.map((passkey) => (
            <Passkey key={passkey.id} passkey={passkey} orCode={view.totp !== null || view.recoveryLeft > 0} />
          ))}
          <NewPasskey first={view.passkeys.length === 0} />
          {(view.totp !== null || view.passkeys.length > 0) && <Codes left={view.recoveryLeft} />}
        </ul>
      )}
    </Section>
  )
}

function App({ totp }: Pick<FactorsView, 'totp'>) {
  return (
    <li className={css.factor}>
      <IconDeviceMobile size={20} aria-hidden />
      <div className={css.says}>
        <strong>
          <Trans>Authenticator app</Trans>
        </strong>
        <span>
          {totp ? (
            <Trans>
              On since <When at={totp.since} show="moment" />
            </Trans>
          ) : (
            <Trans>Off. A code from your phone after the password.</Trans>
          )}
        </span>
      </div>
      <FactorButton title={<Trans>Set up an authenticator app</Trans>} words={<Trans>Set up</Trans>} over={totp !== null}>
        {(close) => <TotpSteps onClose={close} />}
      </FactorButton>
      {totp && <TurnOff />}
    </li>
  )
}

function Passkey({ passkey, orCode }: { readonly passkey: FactorsView['passkeys'][number]; readonly orCode: boolean }) {
  const { name, createdAt, usedAt } = passkey
  return (
    <li className={css.factor}>
      <IconKey size={20} aria-hidden />
      <div className={css.says}>
        <strong>
          <Trans>
            Passkey <span data-notranslate>{name}</span>
          </Trans>
        </strong>
        <span>
          {usedAt ? (
            <Trans>
              Last used <When at={usedAt} show="moment" />
            </Trans>
          ) : (
            <Trans>
              Added <When at={createdAt} show="moment" />, not used yet
            </Trans>
          )}
        </span>
      </div>
      <RemovePasskey passkey={passkey} orCode={orCode} />
    </li>
  )
}

function NewPasskey({ first }: { readonly first: boolean }) {
  return (
    <li className={css.factor}>
      <IconKey size={20} aria-hidden />
      <div className={css.says}>
        <strong>{first ? <Trans>Passkeys</Trans> : <Trans>Another passkey</Trans>}</strong>
        <span>
          {hasPasskeys() ? (
            <Trans>Your finger, your face or a PIN instead of the password and the code.</Trans>
          ) : (
            <Trans>This browser has no passkeys.</Trans>
          )}
        </span>
      </div>
      {hasPasskeys() && (
        <FactorButton title={<Trans>Add a passkey</Trans>} words={<Trans>Add a passkey</Trans>}>
          {(close) => <PasskeySteps onClose={close} />}
        </FactorButton>
      )}
    </li>
  )
}

function Codes({ left }: { readonly left: number }) {
  return (
    <li className={css.factor}>
      <IconLifebuoy size={20} aria-hidden />
      <div className={css.says}>
        <strong>
          <Trans>Recovery codes</Trans>
        </strong>
        <span>
          <Plural value={left} _0="None left: make new ones." one="# left, good once." other="# left, each good once." />
        </span>
      </div>
      <RenewCodes />
    </li>
  )
}
