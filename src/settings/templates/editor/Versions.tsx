import { Trans, useLingui } from '@lingui/react/macro'
import { IconHistory } from '@tabler/icons-react'
import { CommandButton } from '#ui/act/CommandButton.tsx'
import { request } from '#ui/api.ts'
import { useCommand } from '#ui/command.ts'
import { EmptyState } from '#ui/frame/EmptyState.tsx'
import { Section } from '#ui/frame/Section.tsx'
import { Table } from '#ui/frame/Table.tsx'
import { When } from '#ui/show/When.tsx'
import type { TemplateView, VersionView } from '../shapes.ts'

type VersionsProps = {
  readonly view: TemplateView
  readonly seen: number
  readonly at: string
  readonly settings: string
  readonly take: (next: TemplateView) => void
}

/** What the letter's words were, who wrote them and when; any of them again. */
export function Versions({ view, seen, at, settings, take }: VersionsProps) {
  const { t } = useLingui()
  const restore = useCommand<{ readonly version: number }, TemplateView>({
    send: (body, { commandId }) => request(`${at}/restore`, { method: 'POST', body, ifMatch: seen, commandId }),
    refresh: [settings],
    done: take,
  })
  const { versions } = view
  return (
    <Section
      id="versions"
      title={<Trans>Versions</Trans>}
      empty={
        versions.length === 0 && (
          <EmptyState icon={<IconHistory size={20} />} title={<Trans>The words are the original ones</Trans>}>
            <Trans>Each change is kept here, and can be taken again.</Trans>
          </EmptyState>
        )
      }
      flush
    >
      <Table
        label={t`Versions`}
        minWidth={480}
        columns={[
          { key: 'version', title: <Trans>Version</Trans>, width: '88px' },
          { key: 'when', title: <Trans>When</Trans>, width: '112px' },
          { key: 'who', title: <Trans>Who</Trans> },
          { key: 'words', title: <Trans>Words</Trans> },
          { key: 'act', title: <Trans>Restore</Trans>, unseen: true, end: true },
        ]}
      >
        {versions.map((one, place) => (
          <tr key={one.version}>
            <td>{one.version}</td>
            <td data-quiet>
              <When at={one.at} />
            </td>
            <td data-notranslate>{one.who}</td>
            <td data-quiet>
              <What version={one} />
            </td>
            <td data-end>
              {place === 0 ? (
                <Trans>in use</Trans>
              ) : (
                <CommandButton command={restore} input={{ version: one.version }} variant="default" size="xs">
                  <Trans>Restore</Trans>
                </CommandButton>
              )}
            </td>
          </tr>
        ))}
      </Table>
    </Section>
  )
}

function What({ version: { original, restored } }: { readonly version: VersionView }) {
  if (restored !== null) return <Trans>those of version {restored} again</Trans>
  return original ? <Trans>the original words</Trans> : <Trans>your own</Trans>
}
