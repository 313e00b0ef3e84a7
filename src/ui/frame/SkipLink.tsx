import { Trans } from '@lingui/react/macro'
import css from './frame.module.css'

/** The first stop of the Tab key: past the top bar, to `#main`. */
export function SkipLink() {
  return (
    <a className={css.skip} href="#main">
      <Trans>Skip to the content</Trans>
    </a>
  )
}
