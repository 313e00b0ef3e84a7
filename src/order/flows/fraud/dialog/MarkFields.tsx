import { fraudReasons, markEvidence, type FraudReason, type MarkEvidence } from '#domain/fraud/reasons.ts'
import { useLingui } from '@lingui/react/macro'
import { NativeSelect, Textarea } from '@mantine/core'
import type { DeskForm } from '#ui/form/use-desk-form.ts'
import { useWords } from '#ui/words.ts'
import type { MarkAsk } from '../../../fraud/shapes.ts'
import { evidenceMeanings, reasonMeanings } from './reason-words.tsx'

/** What is typed; a list nothing was chosen from is ''. */
export type MarkValues = { readonly code: string; readonly evidence: string; readonly reason: string; readonly note: string }

type MarkFieldsProps = {
  readonly form: DeskForm<MarkValues>
  readonly mark: MarkAsk['mark']
  /** what is chosen now, for the line of explanation */
  readonly code: string
  readonly evidence: string
}

/** What happened, what the store has, and words; to clear a customer words are enough. */
export function MarkFields({ form, mark, code, evidence }: MarkFieldsProps) {
  const { t } = useLingui()
  return (
    <>
      {mark !== 'not_fraud' && <Grounds form={form} mark={mark} code={code} evidence={evidence} />}
      <Textarea
        label={mark === 'suspected' && code !== 'other' ? t`Reason (optional)` : t`Reason`}
        description={t`Stands in the activity log`}
        autosize
        minRows={1}
        maxLength={400}
        data-notranslate
        data-autofocus={mark === 'not_fraud' || undefined}
        key={form.key('reason')}
        {...form.getInputProps('reason')}
      />
      <Textarea
        label={t`Note for colleagues (optional)`}
        description={t`Stays with the mark: who called, which number, what to watch for`}
        autosize
        minRows={1}
        maxLength={2000}
        data-notranslate
        key={form.key('note')}
        {...form.getInputProps('note')}
      />
    </>
  )
}

function Grounds({ form, mark, code, evidence }: MarkFieldsProps) {
  const { t, i18n } = useLingui()
  const word = useWords()
  const meaning: { readonly [code: string]: (typeof reasonMeanings)[FraudReason] } = reasonMeanings
  const worth: { readonly [code: string]: (typeof evidenceMeanings)[MarkEvidence] } = evidenceMeanings
  const choose = { value: '', label: t`Choose one` }
  return (
    <>
      <NativeSelect
        label={t`What happened`}
        description={meaning[code] && i18n._(meaning[code])}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        data={[choose, ...fraudReasons.map((value) => ({ value, label: word('fraud_reason', value) }))]}
        data-autofocus
        key={form.key('code')}
        {...form.getInputProps('code')}
      />
      <NativeSelect
        label={mark === 'known' ? t`What the store has` : t`What the store has (optional)`}
        description={worth[evidence] && i18n._(worth[evidence])}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        data={[choose, ...markEvidence.map((value) => ({ value, label: word('mark_evidence', value) }))]}
        key={form.key('evidence')}
        {...form.getInputProps('evidence')}
      />
    </>
  )
}
