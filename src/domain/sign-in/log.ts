/** What the sign-in log tells: a try and how it ended, or a change of what one signs in with. `halfway`: the password was right, and the second factor is asked. */
export const signInEvents = [
  'signed_in',
  'halfway',
  'refused',
  'password_changed',
  'totp_on',
  'totp_off',
  'recovery_made',
  'passkey_added',
  'passkey_removed',
  'factors_ended',
] as const
export type SignInEvent = (typeof signInEvents)[number]

/** By what somebody came in or tried to: the last thing they showed. `link` is one that came by mail, or was handed over. */
export type SignInWay = 'password' | 'link' | 'totp' | 'recovery' | 'passkey'
