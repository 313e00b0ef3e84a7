import { linkageSuite, type Linkage } from '../registry/linkage.ts'
import { poisoningSuite, type Levels } from '../registry/poisoning.ts'
import { seeds } from '../registry/world.ts'
import { decimal, percent, tableOf } from './tables.ts'

/** Suites (b) and (c): the registry on disguised, honest and slandered buyers. */
export function reportRegistry(which: 'tuning' | 'judging', scale = 1): string {
  const linkage = seeds[which].map((seed) => ({ seed, ...linkageSuite(seed, scale) }))
  const poisoning = seeds[which].map((seed) => ({ seed, ...poisoningSuite(seed, scale) }))
  const [first] = linkage
  return [
    '## (b) Identity linkage',
    `${linkage.length} seeds of ${first?.counts.honest} honest buyers and about ${first?.counts.returns} returns of known frauds in disguise. Buyers and matcher have one author: take the order of the ways, not the decimals.`,
    tableOf(
      ['seed', 'way', 'recall', 'ceiling', 'precision', 'false flags', 'victims', 'house', 'household', 'building', 'forwarder', 'shop'],
      linkage.flatMap(({ seed, registry, asTyped, unguarded }) => [
        linkageRow(seed, 'registry', registry, registry.ceiling),
        linkageRow(seed, 'as typed', asTyped, registry.ceiling),
        linkageRow(seed, 'unguarded', unguarded, registry.ceiling),
      ]),
    ),
    '\n## (c) Poisoning and correction',
    'One store marks honest buyers as known fraud; a trace is a verdict that differs from one of a registry that never heard of the buyer.',
    tableOf(
      [
        'seed',
        'targets',
        'uncapped',
        'High elsewhere',
        'Medium',
        'good orders: High',
        'Medium',
        'two stores: High',
        'traces after withdrawal',
        'appeal',
        'overturning',
        'marks entered a day',
      ],
      poisoning.map((one) => [
        String(one.seed),
        String(one.targets),
        percent(one.uncapped, 0),
        ...pair(one.elsewhere),
        ...pair(one.withGoodOrders),
        percent(one.twoStores.high, 0),
        percent(one.traces.afterWithdrawal, 0),
        percent(one.traces.whileAppealed, 0),
        percent(one.traces.afterOverturning, 0),
        `${one.marks.entered} + ${one.marks.reviewed} looked at`,
      ]),
    ),
  ].join('\n')
}

function linkageRow(seed: number, way: string, linkage: Linkage, ceiling: number): readonly string[] {
  const { recall, precision, falseFlags, victims, byGroup } = linkage
  const groups = [byGroup.house, byGroup.household, byGroup.building, byGroup.forwarder, byGroup.shop]
  return [
    String(seed),
    way,
    decimal(recall),
    decimal(ceiling),
    decimal(precision),
    percent(falseFlags, 2),
    percent(victims, 0),
    ...groups.map((share) => percent(share, 1)),
  ]
}

function pair({ high, medium }: Levels): readonly string[] {
  return [percent(high, 0), percent(medium, 0)]
}
