import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { linkageSuite } from './linkage.ts'
import { groups, seeds, worldOf } from './world.ts'

const reports = seeds.judging.map((seed) => linkageSuite(seed, 1 / 4))
const mean = (of: (report: (typeof reports)[number]) => number) => reports.reduce((sum, report) => sum + of(report), 0) / reports.length

test('disguised fraudsters are found, and hardly an honest buyer is taken for one', () => {
  expect(mean(({ registry }) => registry.recall)).toBeGreaterThanOrEqual(0.8)
  expect(mean(({ registry }) => registry.precision)).toBeGreaterThanOrEqual(0.96)
  expect(mean(({ registry }) => registry.falseFlags)).toBeLessThanOrEqual(0.002)
  for (const group of groups) expect(mean(({ registry }) => registry.byGroup[group])).toBeLessThanOrEqual(0.025)
})

test('nobody whose card was abused is taken for who abused it', () => {
  for (const { registry } of reports) expect(registry.victims).toBe(0)
})

test('of those who kept anything nearly all are found', () => {
  expect(mean(({ registry }) => registry.linkable)).toBeGreaterThanOrEqual(0.97)
})

test('the controls fail where they must: without rules every victim is flagged, and unguarded most flags are false', () => {
  for (const { asTyped, unguarded } of reports) {
    expect([asTyped.victims, unguarded.victims]).toEqual([1, 1])
    expect(asTyped.precision).toBeLessThan(0.75)
    expect(unguarded.precision).toBeLessThan(0.4)
    expect(unguarded.recall).toBeGreaterThan(0.9)
  }
})

test('a seed makes the same world again, another seed another, and judging shares none with tuning', () => {
  expect(worldOf(7, 1 / 100)).toEqual(worldOf(7, 1 / 100))
  expect(worldOf(7, 1 / 100)).not.toEqual(worldOf(8, 1 / 100))
  expect(new Set([...seeds.tuning, ...seeds.judging]).size).toBe(seeds.tuning.length + seeds.judging.length)
})

test('who makes the buyers knows none of the rules they are recognised by', () => {
  for (const file of ['random', 'words', 'people', 'typing', 'disguise', 'world']) {
    const imports = readFileSync(join(import.meta.dirname, `${file}.ts`), 'utf8').match(/^import .*$/gm) ?? []
    expect(imports.filter((line) => /#domain|\/memory/.test(line) && !line.startsWith('import type'))).toEqual([])
  }
})
