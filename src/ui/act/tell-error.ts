import { useLingui } from '@lingui/react/macro'
import { Expired, Fault, Refused } from '../api.ts'
import { useExplain } from '../refusals.ts'
import { tellWrong } from './toast.ts'

/** Gives `tell(error)`: a notification with the sentence and, for a fault, the number under which the log has it. */
export function useTellError(): (error: unknown) => void {
  const { t } = useLingui()
  const explain = useExplain()
  return (error) => {
    if (error instanceof Expired) return
    const id = error instanceof Fault || error instanceof Refused ? error.requestId : null
    const sentence = explain(error)
    tellWrong(error instanceof Fault && id ? `${sentence} ${t`Request ${id}`}` : sentence, sentence)
  }
}
