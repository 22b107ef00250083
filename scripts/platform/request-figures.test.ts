import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  findFailures,
  findFault,
  quantile,
  type RequestFigures,
  readFigures,
  since,
} from './request-figures.ts';

const text = [
  '# TYPE http_server_request_duration_seconds histogram',
  'http_server_request_duration_seconds_count{http_route="/a",http_response_status_code="200"} 8',
  'http_server_request_duration_seconds_sum{http_route="/a",http_response_status_code="200"} 1.5',
  'http_server_request_duration_seconds_bucket{http_route="/a",http_response_status_code="200",le="0.01"} 6',
  'http_server_request_duration_seconds_bucket{http_route="/a",http_response_status_code="200",le="0.1"} 8',
  'http_server_request_duration_seconds_bucket{http_route="/a",http_response_status_code="200",le="+Inf"} 8',
  'http_server_request_duration_seconds_count{http_route="/b",http_response_status_code="503"} 2',
  'http_server_request_duration_seconds_bucket{http_route="/b",http_response_status_code="503",le="0.01"} 0',
  'http_server_request_duration_seconds_bucket{http_route="/b",http_response_status_code="503",le="0.1"} 1',
  'http_server_request_duration_seconds_bucket{http_route="/b",http_response_status_code="503",le="+Inf"} 2',
  'other_count{a="b"} 7',
].join('\n');

const figures = (requests: number, errors: number, buckets: [number, number][]): RequestFigures => ({
  requests,
  errors,
  buckets: new Map(buckets),
});

describe('figures of requests', () => {
  it('are summed over routes and statuses', () => {
    const read = readFigures(text);
    assert.deepEqual([read.requests, read.errors], [10, 2]);
    assert.deepEqual(
      [...read.buckets],
      [
        [0.01, 6],
        [0.1, 9],
        [Number.POSITIVE_INFINITY, 10],
      ],
    );
    assert.deepEqual([quantile(read, 0.5), quantile(read, 0.9), quantile(read, 0.95)], [0.01, 0.1, Infinity]);
  });

  it('of a while are the difference of two readings', () => {
    const read = readFigures(text);
    const none = since(read, read);
    assert.deepEqual([none.requests, none.errors, quantile(none, 0.95)], [0, 0, 0]);
  });
});

describe('a replacement', () => {
  const good = figures(100, 0, [
    [0.01, 100],
    [0.5, 100],
    [Number.POSITIVE_INFINITY, 100],
  ]);
  const failing = figures(20, 3, [[0.01, 20]]);
  const slow = figures(50, 0, [
    [0.01, 5],
    [0.5, 5],
    [Number.POSITIVE_INFINITY, 50],
  ]);

  it('that is new may be slow, and may not fail', () => {
    assert.equal(findFailures(slow, good), null);
    assert.match(findFailures(failing, good) ?? '', /3 of its 20 answers/);
  });

  it('is at fault when it fails or dawdles more than what it replaces', () => {
    assert.equal(findFault(good, good), null);
    assert.match(findFault(failing, good) ?? '', /3 of its 20 answers/);
    assert.match(findFault(slow, good) ?? '', /over 500 ms/);
  });

  it('is not at fault for what the other suffers as well, nor on too little evidence', () => {
    assert.equal(findFault(failing, failing), null);
    assert.equal(findFault(slow, slow), null);
    assert.equal(findFault(figures(4, 4, []), good), null);
    assert.equal(findFault(figures(49, 0, [[0.01, 5]]), good), null);
  });
});
