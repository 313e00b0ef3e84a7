import { msg } from '@lingui/core/macro'
import { addRefusals } from '#ui/refusals.ts'

// Said at sign-in and where a factor is set up or taken away.
addRefusals({
  wrong_code: () => msg`This code is not right, or it was used before. Wait for the next one.`,
  link_needed: () => msg`Your second factor was ended. We have sent a link to your e-mail: follow it and type your password there, once.`,
  step_over: () => msg`That took too long. Begin again.`,
  passkey_refused: () => msg`This passkey does not open the desk. Sign in another way.`,
  passkey_cancelled: () => msg`No passkey was used. Try again, or sign in another way.`,
})
