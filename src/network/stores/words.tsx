import { msg } from '@lingui/core/macro'
import { addRefusals } from '#ui/refusals.ts'

addRefusals({
  slug_taken: () => msg`This address is taken. Choose another.`,
  store_is_run: () => msg`A supervisor of this store has come in meanwhile and invites the others.`,
})

/** Each language by its own name. */
export const languages = [
  { value: 'en', label: 'English' },
  { value: 'fr', label: 'Français' },
]
