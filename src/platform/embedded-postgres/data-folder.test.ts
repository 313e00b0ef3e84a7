import { chmod, mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { StartRefusal } from '../start-refusal.ts'
import { canEnter, complaint, prepareDataFolder } from './data-folder.ts'

let scratch: string
beforeEach(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'partsdesk-data-'))
})
afterEach(() => rm(scratch, { recursive: true }))

test('a missing folder is made, closed to other people’s eyes, and nothing is left in it', async () => {
  const folder = join(scratch, 'a/b')
  await prepareDataFolder(folder)
  expect((await stat(folder)).mode & 0o066).toBe(0)
  expect(await readdir(folder)).toEqual([])
})

test('a file where the folder should be is named', async () => {
  await writeFile(join(scratch, 'file'), '')
  await expect(prepareDataFolder(join(scratch, 'file'))).rejects.toThrow(/file is not a folder, a file is in its way/)
  await expect(prepareDataFolder(join(scratch, 'file/below'))).rejects.toThrow(StartRefusal)
})

test('a full disk is refused before anything is written', async () => {
  await expect(prepareDataFolder(scratch, Number.MAX_SAFE_INTEGER)).rejects.toThrow(
    /^The disk of .* is full: [\d,]+ MB free, at least 9,007,199,255 MB are needed\.$/,
  )
})

test.each([
  ['EACCES', 'cannot be read and written by user id'],
  ['EROFS', 'read-only disk'],
  ['ENOSPC', 'full disk'],
  ['EIO', 'cannot be used (EIO)'],
])('%s is told in words', (code, words) => {
  expect(complaint(code)).toContain(words)
})

test('a folder below a closed one cannot be entered by another user', async () => {
  const other = { uid: 54_321, gid: 54_321 }
  await mkdir(join(scratch, 'home/desk'), { recursive: true })
  await chmod(scratch, 0o755)
  expect(await canEnter(join(scratch, 'home/desk'), other)).toBe(true)

  await chmod(join(scratch, 'home'), 0o700)
  expect(await canEnter(join(scratch, 'home/desk'), other)).toBe(false)
  expect(await canEnter(join(scratch, 'home/desk'), await stat(scratch))).toBe(true)
})
