import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { promisify } from 'node:util';
import { PackError, packOnce } from '@studyhall/pack';

const run = promisify(execFile);

describe('a packed service', () => {
  let root: string;
  const write = (files: Readonly<Record<string, string>>) => {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    }
  };
  const pack = (onPack?: (name: string) => void) =>
    packOnce({ root, name: 'greeter', ...(onPack && { onPack }) });
  const say = async (main: string) => (await run(process.execPath, [main])).stdout;

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'studyhall-pack-'));
    write({
      'package.json': '{ "type": "module" }',
      'package-lock.json': '{}',
      'services/greeter/src/main.ts': `
        import { readFileSync } from 'node:fs';
        import { greet } from '../../../packages/words/src/greet.ts';
        const name: string = readFileSync(new URL('../name.txt', import.meta.url), 'utf8');
        console.log(greet(name));`,
      'services/greeter/name.txt': 'Zoë',
      'packages/words/src/greet.ts': `
        export const greet = (name: string): string => \`Καλημέρα, 👋 \${name}\`.replace(/[Α-Ω]/u, 'κ');`,
    });
  });
  afterEach(() => rmSync(root, { recursive: true }));

  it('says what its sources say, and finds the files beside them', async () => {
    assert.equal(await say(await pack()), 'καλημέρα, 👋 Zoë\n');
  });

  it('is one file, of plain characters', async () => {
    const main = await pack();
    assert.deepEqual(readdirSync(dirname(main)), ['main.js']);
    assert.match(readFileSync(main, 'utf8'), /^[\0-\x7f]+$/);
  });

  it('is packed again where its sources have changed, and stays as it was for who still runs it', async () => {
    const packed: string[] = [];
    const note = (name: string) => packed.push(name);
    const before = await pack(note);
    assert.equal(await pack(note), before);
    assert.deepEqual(packed, ['greeter']);
    write({ 'packages/words/src/greet.ts': 'export const greet = (name: string) => "Hello, " + name;' });
    const after = await pack(note);
    assert.deepEqual(packed, ['greeter', 'greeter']);
    assert.equal(await say(after), 'Hello, Zoë\n');
    assert.equal(await say(before), 'καλημέρα, 👋 Zoë\n');
  });

  it('is one and the same for all processes that pack it at once', async () => {
    const packer = `import { packOnce } from ${JSON.stringify(import.meta.resolve('@studyhall/pack'))};
      console.log('waiting');
      await new Promise((resolve) => process.stdin.once('data', resolve));
      process.stdin.destroy();
      console.log(await packOnce({ root: ${JSON.stringify(root)}, name: 'greeter' }));`;
    for (let round = 0; round < 5; round += 1) {
      rmSync(join(root, 'services/greeter/dist'), { recursive: true, force: true });
      const packing = Array.from({ length: 6 }, () =>
        run(process.execPath, ['--input-type=module', '--eval', packer]),
      );
      const children = packing.map(({ child }) => child);
      await Promise.all(children.map(({ stdout }) => stdout && once(stdout, 'data')));
      for (const { stdin } of children) stdin?.write('now');
      const said = await Promise.all(packing.map(async (one) => (await one).stdout));
      const main = await pack();
      assert.deepEqual(new Set(said), new Set([`waiting\n${main}\n`]));
      assert.deepEqual(readdirSync(join(root, 'services/greeter/dist')), [basename(dirname(main))]);
    }
  });

  it('is kept as the ten last used were', async () => {
    const packNumber = (number: number) => {
      write({ 'packages/words/src/greet.ts': `export const greet = (name: string) => '${number}' + name;` });
      return pack();
    };
    const mains: string[] = [];
    for (let number = 0; number < 11; number += 1) {
      if (number === 10) assert.equal(await packNumber(0), mains[0]);
      const main = await packNumber(number);
      mains.push(main);
      if (number < 10) utimesSync(dirname(main), number, number);
    }
    assert.deepEqual(
      mains.filter((main) => !existsSync(main)),
      [mains[1]],
    );
  });

  it('is refused with what is wrong, and leaves nothing', async () => {
    write({ 'packages/words/src/greet.ts': `export { greet } from './nowhere.ts';` });
    await assert.rejects(pack(), (error) => {
      assert.ok(error instanceof PackError);
      assert.match(error.message, /^greeter could not be packed: .*nowhere\.ts/s);
      return true;
    });
    assert.deepEqual(readdirSync(join(root, 'services/greeter')).sort(), ['name.txt', 'src']);
  });
});
