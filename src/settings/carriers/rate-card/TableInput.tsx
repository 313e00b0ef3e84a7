import { useLingui } from '@lingui/react/macro'
import { Textarea } from '@mantine/core'
import { useTellError } from '#ui/act/tell-error.ts'
import type { DeskForm } from '#ui/form/use-desk-form.ts'
import css from '../carriers.module.css'
import type { CardTables } from '../shapes.ts'

type TableInputProps<V extends Record<string, unknown>> = {
  readonly label: string
  readonly form: DeskForm<V>
  readonly table: keyof CardTables
  readonly put: (text: string) => void
  readonly placeholder: string
}

/** One table of a card: pasted from a spreadsheet, or taken from a file. */
export function TableInput<V extends Record<string, unknown>>({ label, form, table, put, placeholder }: TableInputProps<V>) {
  const { t } = useLingui()
  const tellError = useTellError()
  return (
    <div className={css.file}>
      <Textarea
        label={label}
        description={t`Paste the rows, their head first, or choose a CSV file.`}
        placeholder={placeholder}
        rows={8}
        spellCheck={false}
        wrap="off"
        data-notranslate
        key={form.key(table)}
        {...form.getInputProps(table)}
      />
      <input
        type="file"
        accept=".csv,.tsv,.txt,text/csv"
        aria-label={t`CSV file: ${label}`}
        onChange={({ currentTarget: { files } }) => {
          const file = files?.[0]
          if (file) readText(file).then(put, tellError)
        }}
      />
    </div>
  )
}

/** Spreadsheets save as UTF-8, or else as Windows' own western letters. */
async function readText(file: File): Promise<string> {
  const bytes = await file.arrayBuffer()
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    // Not UTF-8: every byte is a letter in the other.
    return new TextDecoder('windows-1252').decode(bytes)
  }
}
