import { afterAll, beforeAll, expect, test } from 'vitest'
import { inStore, systemActor } from '#platform/doors.ts'
import { openDesk, type Caller, type TestDesk } from '#test/support/desk.ts'
import { logChanges, type Change } from '../queries.ts'
import type { ChangeView } from '../shapes.ts'

const path = '/desk/stores/harbor/settings/all-changes'
let desk: TestDesk
let boss: Caller
beforeAll(async () => {
  desk = await openDesk()
  boss = await desk.as('supervisor')
  await desk.look(`update store_settings set time_zone = 'America/Chicago' where store_id = $1`, [desk.store.id])
  await log('Ruth', '2026-03-01T06:30:00Z', [{ what: 'cutoff', before: '14:00', after: '16:00' }])
  await log('Ruth', '2026-03-02T12:00:00Z', [
    { what: 'hook_address', subject: '=cmd()', before: null, after: 'https://shop.example.com/100%_sure' },
  ])
  await log('Sam', '2026-03-03T12:00:00Z', [
    { what: 'role_removed', subject: 'Night shift', before: { reach: 'all', rights: [] }, after: null },
  ])
})
afterAll(() => desk.close())

const log = (name: string, at: string, changes: readonly Change[]) =>
  inStore(desk.app, systemActor(desk.store.id, name), (tx) => logChanges(tx, new Date(at), changes))
const read = async (asked: string, who = boss) => (await who.get(`${path}?${asked}`)).body
const whats = async (asked: string, who = boss) => ((await read(asked, who)).changes as ChangeView[]).map(({ what }) => what)

test('all changes stand on one page, newest first, narrowed by page, person, the store’s days and words in the reader’s language', async () => {
  expect(await whats('to=2026-03-03')).toEqual(['role_removed', 'hook_address', 'cutoff'])
  expect(await whats('about=keys&to=2026-03-03')).toEqual(['hook_address'])
  expect(await whats('by=Sam')).toEqual(['role_removed'])
  expect((await read('')).people).toEqual(expect.arrayContaining(['Ruth', 'Sam']))
  // In Chicago 06:30 UTC is half past midnight of the same day; a day ends with its last moment there.
  expect([await whats('from=2026-03-01&to=2026-03-01'), await whats('to=2026-02-28')]).toEqual([['cutoff'], []])
  expect([await whats('find=cut-off'), await whats('find=heure%20limite&language=fr'), await whats('find=ruth%2016')]).toEqual([
    ['cutoff'],
    ['cutoff'],
    ['cutoff'],
  ])
  expect([await whats('find=100%25_'), await whats('find=100%25x'), await whats('find=night%20SHIFT')]).toEqual([
    ['hook_address'],
    [],
    ['role_removed'],
  ])
})

test('pages of fifty follow each other without a gap, also where many happened in one moment', async () => {
  const many = Array.from({ length: 60 }, (_, nth): Change => ({
    what: 'box',
    subject: `Box ${nth}`,
    before: null,
    after: { name: `Box ${nth}` },
  }))
  await log('Ruth', '2026-03-05T12:00:00Z', many)
  const first = await read('about=boxes')
  const second = await read(`about=boxes&after=${first.next}`)
  expect([first.changes.length, second.changes.length, second.next]).toEqual([50, 10, null])
  expect(new Set([...first.changes, ...second.changes].map(({ id }: ChangeView) => id)).size).toBe(60)
})

test('the file has the same lines, says its words in the language asked for and runs no formula', async () => {
  const file = await boss.open(`${path}.csv?to=2026-03-03&language=fr`)
  expect(file.headers.get('content-disposition')).toMatch(/^attachment; filename="settings-changes-\d{4}-\d\d-\d\d\.csv"$/)
  const lines = (await file.text()).replace('\uFEFF', '').trimEnd().split('\r\n')
  expect(lines[0]).toBe('Date,Qui,Page,Quoi,Sujet,Avant,Après')
  expect(lines[2]).toBe(`2026-03-02 06:00:00,Ruth,Clés API,Adresse du webhook,"'=cmd()",,https://shop.example.com/100%_sure`)
  expect(lines).toHaveLength(4)
})

test('who may change settings and not manage people reads nothing about people; others read nothing, nor does another store', async () => {
  await desk.look(`update roles set rights = array_append(rights, 'settings') where name = 'associate' and store_id = $1`, [desk.store.id])
  const keeper = await desk.as('associate')
  expect(await whats('to=2026-03-03', keeper)).toEqual(['hook_address', 'cutoff'])
  expect([await whats('about=people', keeper), (await read('', keeper)).people.includes('Sam')]).toEqual([[], false])
  expect((await (await desk.as('staff')).get(path)).status).toBe(403)
  const stranger = await desk.as('supervisor', desk.other)
  expect(JSON.stringify((await stranger.get('/desk/stores/bluestone/settings/all-changes')).body)).not.toContain('Ruth')
})
