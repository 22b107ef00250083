import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lean } from '../bin/environments.ts';
import { billOf, totalOf } from '../cost/bill.ts';
import { reference, referenceWithTasks } from '../cost/reference.ts';
import { seedFault } from './seed-fault.ts';
import { templatesOf } from './synthesized.ts';

const templates = templatesOf(lean);

test('the reference is the report’s own total', () => {
  assert.equal(totalOf(reference).toFixed(2), '194.11');
  assert.ok(totalOf(referenceWithTasks) > totalOf(reference) + 150);
});

test('lean costs less than the report’s total, with all that is measured, two tasks a service and two zones', () => {
  assert.ok(totalOf(billOf(templates)) < totalOf(reference));
  const amounts = new Map(billOf(templates).map(({ item, how }) => [item, how]));
  assert.match(amounts.get('RDS for MySQL') ?? '', /2 zones/);
  assert.match(amounts.get('Load balancers') ?? '', /^2,/);
  assert.match(amounts.get('NAT instances') ?? '', /^2,/);
  assert.match(amounts.get('Metrics') ?? '', /12\d of Container Insights/);
  for (const { properties } of templates.all('AWS::ApplicationAutoScaling::ScalableTarget'))
    assert.equal(properties['MinCapacity'], 2);
});

test('the bill follows the templates', () => {
  const more = seedFault(templates, {
    type: 'AWS::ApplicationAutoScaling::ScalableTarget',
    path: 'Properties.MinCapacity',
    value: 4,
  });
  const single = seedFault(templates, {
    type: 'AWS::RDS::DBInstance',
    path: 'Properties.MultiAZ',
    value: false,
  });
  const total = totalOf(billOf(templates));
  // Two more tasks on Spot; half of the database.
  assert.equal((totalOf(billOf(more)) - total).toFixed(2), '4.33');
  assert.equal((total - totalOf(billOf(single))).toFixed(2), '13.98');
});
