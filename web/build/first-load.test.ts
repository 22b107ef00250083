import assert from 'node:assert/strict';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';
import { buildWeb } from '../../scripts/web-build.ts';
import { measureFirstLoads, type PageLoad } from './first-load.ts';

const limit = 180_000;

describe('the first load', () => {
  let loads: readonly PageLoad[] = [];
  before(async () => {
    await buildWeb();
    loads = measureFirstLoads(join(import.meta.dirname, '..', 'dist'));
  });

  it('is known of every page', () => {
    const pages = loads.map(({ page }) => page);
    for (const name of ['landing-page', 'home-page', 'find-page', 'tutor-page']) {
      assert.ok(
        pages.some((page) => page.endsWith(`${name}.tsx`)),
        name,
      );
    }
    assert.ok(loads.every(({ bytes }) => bytes > 60_000));
  });

  it(`is at most ${limit / 1000} kB of compressed JavaScript on each page`, (t) => {
    for (const { page, bytes } of loads) t.diagnostic(`${(bytes / 1000).toFixed(1)} kB ${page}`);
    assert.deepEqual(
      loads.filter(({ bytes }) => bytes > limit),
      [],
    );
  });
});
