import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { IconTruck } from '@tabler/icons-react'
import { Dialog, useDialog } from '#ui/act/Dialog.tsx'
import { useStore } from '#ui/desk.tsx'
import { EmptyState } from '#ui/frame/EmptyState.tsx'
import { PageTitle } from '#ui/frame/PageTitle.tsx'
import { Section } from '#ui/frame/Section.tsx'
import { stateOf, useDesk } from '#ui/query.ts'
import css from '../settings.module.css'
import { Trail } from '../Trail.tsx'
import { EasypostAccount } from './EasypostAccount.tsx'
import { EasypostForm } from './EasypostForm.tsx'
import { PreferenceSection } from './PreferenceSection.tsx'
import { CardAccount } from './rate-card/CardAccount.tsx'
import { CardForm } from './rate-card/CardForm.tsx'
import type { CarriersView } from './shapes.ts'
import { useCarrierWords } from './words.tsx'

/** The accounts the store ships with, one more of either kind, and which rate stands first. */
export function CarriersPage() {
  const { t } = useLingui()
  const { slug } = useStore()
  const { say } = useCarrierWords()
  const at = `/desk/stores/${slug}/settings/carriers`
  const carriers = useDesk<CarriersView>(at)
  const [easypost, card] = [useDialog(), useDialog()]
  const { accounts = [], sandbox = false, reachable = true, today = '' } = carriers.data ?? {}
  const none = carriers.data && accounts.length === 0
  const add = (
    <div className={css.buttons}>
      <Button onClick={card.show}>
        <Trans>Add a rate card</Trans>
      </Button>
      <Button variant={none ? 'filled' : 'default'} onClick={easypost.show}>
        <Trans>Add an EasyPost account</Trans>
      </Button>
    </div>
  )
  return (
    <>
      <PageTitle title={t`Carriers`} actions={carriers.data && !none && add} />
      <div className={css.stack}>
        {accounts.length === 0 && (
          <Section
            id="accounts"
            title={<Trans>Accounts</Trans>}
            state={stateOf(carriers)}
            lines={5}
            empty={none && <NoAccount next={add} />}
          />
        )}
        {accounts.map((account) =>
          account.kind === 'easypost' ? (
            <EasypostAccount key={account.id} account={account} sandbox={sandbox} reachable={reachable} at={at} />
          ) : (
            <CardAccount key={account.id} account={account} today={today} at={at} />
          ),
        )}
        {carriers.data && <PreferenceSection view={carriers.data} at={at} />}
        <Trail about="carriers" say={say} />
      </div>
      <Dialog open={easypost.open} onClose={easypost.hide} title={<Trans>Add an EasyPost account</Trans>}>
        <EasypostForm key={easypost.opening} account={null} sandbox={sandbox} at={at} onClose={easypost.hide} />
      </Dialog>
      <Dialog open={card.open} onClose={card.hide} title={<Trans>Add a rate card</Trans>} size="xl">
        <CardForm key={card.opening} account={null} tables={null} today={today} at={at} onClose={card.hide} />
      </Dialog>
    </>
  )
}

function NoAccount({ next }: { readonly next: React.ReactNode }) {
  return (
    <EmptyState icon={<IconTruck size={20} />} title={<Trans>No carrier account yet</Trans>} next={next}>
      <Trans>
        Through EasyPost labels of the large carriers are bought. A rate card quotes the store’s own prices, as for its own van, and makes
        no labels.
      </Trans>
    </EmptyState>
  )
}
