import { msg } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import { Button, Menu } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconBookmark, IconChevronDown, IconDeviceFloppy, IconPencil, IconTrash } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { uuidv7 } from 'uuidv7'
import { Dialog, useDialog } from '#ui/act/Dialog.tsx'
import { tellUndo } from '#ui/act/UndoToast.tsx'
import { request } from '#ui/api.ts'
import { useCommand } from '#ui/command.ts'
import { useMay, useStore } from '#ui/desk.tsx'
import { addRefusals } from '#ui/refusals.ts'
import { useRefresh } from '#ui/query.ts'
import { wholeList, writeFrom, type OrdersSearch } from '../search.tsx'
import type { MoveAsk, ViewAsk, ViewRow } from './shapes.ts'
import { useNameOf, useViews } from './use-views.tsx'
import { ViewForm } from './ViewForm.tsx'

addRefusals({
  forbidden_view: () => msg`This view belongs to the whole store. Changing it takes the right to change settings.`,
  too_many_views: ({ detail }) => msg`There are ${Number(detail.most ?? 20)} views already. Delete one first.`,
  view_needs_name: () => msg`A view needs a name.`,
})

/** Keeps the list under a name, and looks after the view one came by. `search` names the columns shown as well. */
export function ViewTools({ search }: { readonly search: OrdersSearch }) {
  const { slug } = useStore()
  const naming = useDialog()
  const renaming = useDialog()
  const navigate = useNavigate()
  const view = useViews().find(({ id }) => id === search.view)
  const query = writeFrom(wholeList(search))
  const goTo = (id: string | undefined) =>
    void navigate({ to: '/$store/orders', params: { store: slug }, search: { ...search, view: id }, replace: true })
  return (
    <>
      {view ? (
        <ViewMenu view={view} query={query} rename={renaming.show} saveAs={naming.show} left={() => goTo(undefined)} />
      ) : (
        <Button leftSection={<IconBookmark size={16} aria-hidden />} onClick={naming.show}>
          <Trans>Save view</Trans>
        </Button>
      )}
      <Dialog open={naming.open} onClose={naming.hide} title={<Trans>Save view</Trans>} size="sm">
        <ViewForm key={naming.opening} id={uuidv7()} view={null} query={query} onClose={naming.hide} onSaved={goTo} />
      </Dialog>
      <Dialog open={renaming.open} onClose={renaming.hide} title={<Trans>Rename view</Trans>} size="sm">
        {view && <ViewForm key={renaming.opening} id={view.id} view={view} query={view.query} onClose={renaming.hide} onSaved={goTo} />}
      </Dialog>
    </>
  )
}

type ViewMenuProps = {
  readonly view: ViewRow
  readonly query: string
  readonly rename: () => void
  readonly saveAs: () => void
  readonly left: () => void
}

function ViewMenu({ view, query, rename, saveAs, left }: ViewMenuProps) {
  const { t } = useLingui()
  const nameOf = useNameOf()
  const maySave = useMay('settings') || !view.whole
  const changed = query !== view.query
  const { update, move, remove } = useActions(view, left)
  return (
    <Menu position="bottom-end" width={260}>
      <Menu.Target>
        <Button leftSection={<IconBookmark size={16} aria-hidden />} rightSection={<IconChevronDown size={14} aria-hidden />}>
          {changed ? <Trans>View (changed)</Trans> : <Trans>View</Trans>}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          <span data-notranslate>{nameOf(view)}</span> · {view.whole ? t`the whole store’s` : t`mine`}
        </Menu.Label>
        {changed && maySave && (
          <Menu.Item leftSection={<IconDeviceFloppy size={16} aria-hidden />} onClick={() => void update.run({ query })}>
            <Trans>Update it to this list</Trans>
          </Menu.Item>
        )}
        <Menu.Item leftSection={<IconBookmark size={16} aria-hidden />} onClick={saveAs}>
          <Trans>Save as a new view …</Trans>
        </Menu.Item>
        {maySave && (
          <>
            <Menu.Item leftSection={<IconPencil size={16} aria-hidden />} onClick={rename}>
              <Trans>Rename …</Trans>
            </Menu.Item>
            <Menu.Item leftSection={<IconArrowUp size={16} aria-hidden />} onClick={() => void move.run({ by: -1 })}>
              <Trans>Move up</Trans>
            </Menu.Item>
            <Menu.Item leftSection={<IconArrowDown size={16} aria-hidden />} onClick={() => void move.run({ by: 1 })}>
              <Trans>Move down</Trans>
            </Menu.Item>
            <Menu.Item leftSection={<IconTrash size={16} aria-hidden />} onClick={() => void remove.run({})}>
              <Trans>Delete</Trans>
            </Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  )
}

/** What is done to a view; one that was deleted can be put back where it stood. */
function useActions(view: ViewRow, left: () => void) {
  const { slug } = useStore()
  const nameOf = useNameOf()
  const readAgain = useRefresh()
  const views = `/desk/stores/${slug}/list-views`
  const path = `${views}/${view.id}`
  const { name, startsAs, whole, position, query } = view
  const kept: ViewAsk = { name, startsAs, whole, position, query }
  const put = (body: ViewAsk) => request(path, { method: 'PUT', body })
  const update = useCommand<{ readonly query: string }>({
    send: (change) => put({ ...kept, ...change }),
    refresh: [views],
    done: () => tellUndo(<Trans>The view keeps this list now.</Trans>, () => void put(kept).then(() => readAgain(views))),
  })
  const move = useCommand<MoveAsk>({ send: (body) => request(`${path}/move`, { method: 'POST', body }), refresh: [views] })
  const remove = useCommand<Record<string, never>>({
    send: () => request(path, { method: 'DELETE' }),
    refresh: [views],
    done: () => {
      left()
      const said = nameOf(view)
      tellUndo(<Trans>View “{said}” deleted.</Trans>, () => void put(kept).then(() => readAgain(views)))
    },
  })
  return { update, move, remove }
}
