import { useReasons } from './reasons.tsx'

type ReasonProps = { readonly code: string | null; readonly advice: string | null; readonly message: string | null }

/** Why an attempt came to nothing, and what to do about it. */
export function Reason({ code, advice, message }: ReasonProps) {
  const reasons = useReasons()
  const [says, advises] = [reasons.says(code, message), reasons.advises(code, advice)]
  if (says === null && advises === null) return null
  return (
    <span>
      {says} {advises && <span className="muted">{advises}</span>}
    </span>
  )
}
