import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { buildWeb } from '../../scripts/web-build.ts';
import { measureFirstLoads, type PageLoad } from './first-load.ts';

const limit = 180_000;
const dist = join(import.meta.dirname, '..', 'dist');

describe('the first load', () => {
  let loads: readonly PageLoad[] = [];
  before(async () => {
    await buildWeb();
    loads = measureFirstLoads(dist);
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

  it('names the files of the shell, and of pages, early', () => {
    const html = readFileSync(join(dist, 'index.html'), 'utf8');
    const named = /data-shell="([^"]+)"/.exec(html)?.[1]?.split(' ') ?? [];
    const pages =
      /data-pages="([^"]+)"/
        .exec(html)?.[1]
        ?.split(', ')
        .map((line) => line.split(' ')) ?? [];
    assert.ok(
      pages.length > 5 && pages.every(([address, ...files]) => address?.startsWith('/') && files.length > 0),
    );
    named.push(...pages.flatMap(([, ...files]) => files));
    assert.ok(named.some((file) => file.endsWith('.js')) && named.some((file) => file.endsWith('.css')));
    for (const file of named) {
      assert.ok(existsSync(join(dist, file)), file);
      assert.ok(!html.includes(`="${file}"`), `${file} is loaded by the page itself`);
    }
  });

  it('has the styles of each of Mantine’s components that scripts name', () => {
    const known = namesIn([fileURLToPath(import.meta.resolve('@mantine/core/styles.css'))]);
    const styled = namesIn(globSync(join(dist, 'assets', '*.css')));
    const named = namesIn(globSync(join(dist, 'assets', '*.js')));
    assert.ok(named.size > 100);
    assert.deepEqual([...named.intersection(known).difference(styled)], []);
  });
});

/** As Mantine names its classes. */
function namesIn(files: readonly string[]): Set<string> {
  return new Set(files.flatMap((file) => readFileSync(file, 'utf8').match(/\bm_[0-9a-f]{6,8}\b/g) ?? []));
}
