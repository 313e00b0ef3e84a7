import { msg } from '@lingui/core/macro'
import { addRefusals } from '#ui/refusals.ts'

addRefusals({
  question_over: () => msg`The operator has decided meanwhile. Nothing was sent.`,
  already_answered: () => msg`A colleague has answered meanwhile, and an answer stands.`,
})
