import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { findHolder, holdFolder } from './hold-folder.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'partsdesk-hold-'))
})
afterEach(() => rm(folder, { recursive: true }))

test('one holds, the next is told who, and may have it afterwards', async () => {
  const first = await holdFolder(folder)
  await first.tell('https://desk.example.com')
  expect(await findHolder(folder)).toMatchObject({ pid: process.pid, host: hostname(), address: 'https://desk.example.com' })
  await expect(holdFolder(folder)).rejects.toThrow(
    new RegExp(
      `^The data folder ${folder} is in use by Partsdesk process ${process.pid} \\(since \\d{4}-.*Z, at https://desk\\.example\\.com\\)\\. Stop that one first`,
    ),
  )

  await first.release()
  await first.release()
  expect(await findHolder(folder)).toBeUndefined()
  const second = await holdFolder(folder)
  await second.release()
})

test('of five at once exactly one gets it', async () => {
  const tries = await Promise.allSettled(Array.from({ length: 5 }, () => holdFolder(folder)))
  const held = tries.filter((attempt) => attempt.status === 'fulfilled')
  expect(held).toHaveLength(1)
  for (const { value } of held) await value.release()
})

test('a note left by a process that died does not keep anyone out, even when its number lives again', async () => {
  const left = { pid: process.pid, host: hostname(), startedAt: '2026-01-01T00:00:00.000Z' }
  await writeFile(join(folder, 'holder.json'), JSON.stringify(left))
  expect(await findHolder(folder)).toBeUndefined()

  const hold = await holdFolder(folder)
  expect(await readFile(join(folder, 'holder.json'), 'utf8')).not.toContain('2026-01-01')
  await hold.release()
})

test('a spoilt note changes nothing about who holds it', async () => {
  const hold = await holdFolder(folder)
  await writeFile(join(folder, 'holder.json'), 'spoilt')
  expect(await findHolder(folder)).toBe('unknown')
  await expect(holdFolder(folder)).rejects.toThrow('in use by another Partsdesk process')
  await hold.release()
})
