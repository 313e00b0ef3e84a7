import type { SignInEvent, SignInWay } from '#domain/sign-in/log.ts'
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { useLingui } from '@lingui/react'

const entered: { readonly [way in SignInWay]: MessageDescriptor } = {
  password: msg`Signed in with the password`,
  link: msg`Signed in by a link`,
  totp: msg`Signed in with the password and a code`,
  recovery: msg`Signed in with a recovery code`,
  passkey: msg`Signed in with a passkey`,
}

const refused: { readonly [way in SignInWay]: MessageDescriptor } = {
  password: msg`Refused: wrong password`,
  link: msg`Refused: link`,
  totp: msg`Refused: wrong code`,
  recovery: msg`Refused: wrong recovery code`,
  passkey: msg`Refused: passkey`,
}

const changed: { readonly [event in Exclude<SignInEvent, 'signed_in' | 'refused'>]: MessageDescriptor } = {
  halfway: msg`Password right, second factor asked`,
  password_changed: msg`Changed the password`,
  totp_on: msg`Set up the authenticator app`,
  totp_off: msg`Turned the authenticator app off`,
  factors_ended: msg`Second factor ended by somebody who may`,
  recovery_made: msg`Made new recovery codes`,
  passkey_added: msg`Added a passkey`,
  passkey_removed: msg`Removed a passkey`,
}

/** Gives `say(row)`: what a row of the sign-in log tells, in the reader's language. */
export function useSignInWords() {
  const { _ } = useLingui()
  return ({ event, way }: { readonly event: SignInEvent; readonly way: SignInWay | null }) => {
    if (event === 'signed_in') return _(entered[way ?? 'password'])
    return _(event === 'refused' ? refused[way ?? 'password'] : changed[event])
  }
}
