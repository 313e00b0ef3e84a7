import { msg } from '@lingui/core/macro'
import { addRefusals } from '../refusals.ts'

// Said where a second factor that was lost is ended: by a supervisor under People, by the operator under Network.
addRefusals({
  second_factor_first: () => msg`Set up a second factor of your own first, on your profile.`,
  own_factors: () => msg`This is your own. Somebody else has to end it.`,
  not_only_here: () => msg`They work in other stores too, or run the installation. The operator has to end it.`,
  no_factor: () => msg`They have no second factor.`,
})
