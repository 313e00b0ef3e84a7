import { mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createFileOnce, writeFileAtomically } from './files.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'partsdesk-files-'))
})
afterEach(() => rm(folder, { recursive: true }))

test('writing replaces the whole file, for its owner alone, and leaves no draft behind', async () => {
  const path = join(folder, 'a.json')
  await writeFile(path, 'a longer text that stood here before')
  await writeFileAtomically(path, 'new')

  expect(await readFile(path, 'utf8')).toBe('new')
  expect((await stat(path)).mode & 0o777).toBe(0o600)
  expect(await readdir(folder)).toEqual(['a.json'])
})

test('a failed write leaves the old file and no draft', async () => {
  const path = join(folder, 'taken')
  await createFileOnce(join(folder, 'old'), 'old')
  await expect(writeFileAtomically(join(path, 'below-nothing'), 'x')).rejects.toThrow('ENOENT')
  expect(await readdir(folder)).toEqual(['old'])
})

test('twenty create the same file at once: one did, and its bytes stand', async () => {
  const path = join(folder, 'once')
  const created = await Promise.all(Array.from({ length: 20 }, (_, n) => createFileOnce(path, `writer ${n}`)))

  expect(created.filter(Boolean)).toHaveLength(1)
  expect(await readFile(path, 'utf8')).toBe(`writer ${created.indexOf(true)}`)
  expect(await readdir(folder)).toEqual(['once'])
})
