import { Plural, Trans } from '@lingui/react/macro'
import type { Ranking, Wish } from '#domain/shipping/rank.ts'
import { useMoney } from '#ui/show/Amount.tsx'
import { When } from '#ui/show/When.tsx'

/** One sentence on why the first method is the first, with the figures it follows from. */
export function WhyFirst({
  ranking,
  wish,
  currency,
}: {
  readonly ranking: Ranking
  readonly wish: Wish | null
  readonly currency: string
}) {
  const money = useMoney()
  const [first] = ranking.rates
  const { why } = ranking
  if (!first || !why || !wish) return null
  const rest = money({ amount: Math.abs(first.left), currency })
  return (
    <>
      <Reason code={why.code} of={why.of} promised={wish.promised} />{' '}
      {first.left === 0 ? null : first.left > 0 ? (
        <Trans>{rest} less than the customer paid.</Trans>
      ) : (
        <Trans>{rest} more than the customer paid.</Trans>
      )}
    </>
  )
}

function Reason({
  code,
  of,
  promised,
}: {
  readonly code: NonNullable<Ranking['why']>['code']
  readonly of: number
  readonly promised: string | null
}) {
  const day = promised === null ? null : <When at={`${promised}T12:00:00Z`} timeZone="UTC" />
  switch (code) {
    case 'cheapest':
      return day === null ? (
        <Plural value={of} one="The only one." other="Cheapest of #." />
      ) : of === 1 ? (
        <Trans>The only one by {day}.</Trans>
      ) : (
        <Trans>
          Cheapest of {of} by {day}.
        </Trans>
      )
    case 'earlier':
      return <Trans>Costs about the same as the cheapest and arrives earlier.</Trans>
    case 'preferred':
      return <Trans>Costs about the same as the cheapest, and your store prefers this carrier.</Trans>
    case 'guaranteed':
      return <Trans>Costs about the same as the cheapest, and its date is guaranteed.</Trans>
    case 'worth_the_days':
      return <Trans>Nothing was promised: the least, counting what a day earlier is worth to your store.</Trans>
    case 'least_late':
      return <Trans>Nothing arrives in time; this is the least late.</Trans>
  }
}
