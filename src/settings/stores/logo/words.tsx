import { msg } from '@lingui/core/macro'
import { addRefusals } from '#ui/refusals.ts'

addRefusals({
  logo_too_large: () => msg`The picture is larger than 1 MB. Save it smaller and choose it again.`,
  no_logo: () => msg`This is no picture we can read. Choose a PNG, JPEG or WebP.`,
})
