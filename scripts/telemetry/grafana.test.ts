import assert from 'node:assert/strict';
import { test } from 'node:test';
import { getMetric, type MetricName, metrics, renderMetrics, startTelemetry } from '@studyhall/telemetry';
import { dashboardRows } from '@studyhall/telemetry/dashboard';
import { promQl } from './grafana.ts';

const panels = dashboardRows.flatMap((row) => row.panels);

test('every metric of the catalogue is on the dashboard', () => {
  const shown = new Set<MetricName>(panels.map(({ metric }) => metric));
  // Object.keys forgets what it knows of the names.
  const missing = (Object.keys(metrics) as MetricName[]).filter((name) => !shown.has(name));
  assert.deepEqual(missing, []);
});

for (const panel of panels) {
  test(`"${panel.title}" goes by attributes that its metric has, and shows what its kind can`, () => {
    const { kind, attributes = [] } = getMetric(panel.metric);
    for (const attribute of [...panel.by, ...Object.keys({ ...panel.where, ...panel.except })])
      assert.ok(attribute === 'service' || attributes.includes(attribute), attribute);
    if (typeof panel.show === 'number') assert.equal(kind, 'histogram');
    if (panel.show === 'latest') assert.equal(kind, 'gauge');
    if (panel.show === 'total') assert.equal(kind, 'counter');
  });
}

test('a query names a metric as /metrics does', async () => {
  await startTelemetry({
    service: 'tutors',
    version: '1.2.3',
    sendsMetrics: false,
    sendsTraces: false,
    sampler: 'always_on',
    ratio: 1,
  });
  const text = await renderMetrics();
  const memory = panels.find(({ metric }) => metric === 'process.memory.usage') ?? assert.fail();
  const query = promQl(memory);
  assert.equal(query, 'max by (service_name) (process_memory_usage_bytes)');
  assert.match(text, /^process_memory_usage_bytes \d/m);
});

test('quantiles come from buckets, rates from counts', () => {
  const shown = Object.fromEntries(panels.map((panel) => [panel.title, promQl(panel)]));
  assert.equal(
    shown['Requests a second'],
    'sum by (service_name) (rate(http_server_request_duration_seconds_count[$__rate_interval]))',
  );
  assert.match(
    shown['Latency, 95th percentile'] ?? '',
    /^histogram_quantile\(0\.95, sum by \(service_name, le\) \(rate\(http_server_request_duration_seconds_bucket\{/,
  );
  assert.match(shown['Sessions booked, completed and missed'] ?? '', /type=~"session\\\\\.\(confirmed/);
});
