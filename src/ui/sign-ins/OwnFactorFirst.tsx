import { Trans } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'

/** Said before anything is typed to who has no second factor, where another's would be ended: it takes one to end one. */
export function OwnFactorFirst() {
  return (
    <p>
      <Trans>
        Only who has a second factor can end another’s. You have none:{' '}
        <Link to="/profile" hash="second-factor">
          set yours up first
        </Link>
        .
      </Trans>
    </p>
  )
}
