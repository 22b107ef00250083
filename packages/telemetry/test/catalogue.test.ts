import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { type MetricName, metrics, prometheusName } from '@studyhall/telemetry';

const root = join(import.meta.dirname, '../../..');
// Object.keys forgets what it knows of the names.
const names = Object.keys(metrics) as MetricName[];

test('what the catalogue names is measured', () => {
  const sources = globSync('{packages,services}/*/src/**/*.ts', {
    cwd: root,
    exclude: (file) => file.endsWith('metric-catalogue.ts'),
  });
  const code = sources.map((file) => readFileSync(join(root, file), 'utf8')).join('\n');
  const idle = names.filter((name) => !new RegExp(`(?:count|record|observe)\\(\\s*'${name}'`).test(code));
  assert.deepEqual(idle, []);
});

test('Prometheus sees units, and what is counted, in the name', () => {
  assert.equal(prometheusName('http.server.request.duration'), 'http_server_request_duration_seconds');
  assert.equal(prometheusName('studyhall.bookings.refused'), 'studyhall_bookings_refused_total');
  assert.equal(prometheusName('process.memory.usage'), 'process_memory_usage_bytes');
  assert.equal(prometheusName('studyhall.outbox.depth'), 'studyhall_outbox_depth');
});
