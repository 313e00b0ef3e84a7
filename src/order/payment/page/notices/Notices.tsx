import type { MoneyAttention } from '#domain/payment/attention.ts'
import { ClaimNotice } from './ClaimNotice.tsx'
import { MoneyNotice, type Told } from './MoneyNotice.tsx'
import type { NoticesProps } from './Notice.tsx'
import { UnsettledNotice } from './UnsettledNotice.tsx'

/** Everything about the order's money that needs a person, most urgent first; what only waits for an answer comes last. */
export function Notices({ head, view, open }: NoticesProps) {
  const waiting = view.history.filter((row) => row.can.check !== null)
  return (
    <>
      {view.attention.filter(isTold).map((attention) => (
        <MoneyNotice key={attention} attention={attention} head={head} view={view} open={open} />
      ))}
      {waiting.map((row) => (
        <UnsettledNotice key={row.id} head={head} row={row} />
      ))}
      {view.claim && <ClaimNotice head={head} claim={view.claim} />}
    </>
  )
}

/** An attempt without an answer, and a claim, say it themselves below. */
function isTold(attention: MoneyAttention): attention is Told {
  return attention !== 'unanswered' && attention !== 'not_confirmed'
}
