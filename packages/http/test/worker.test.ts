import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { collectLog, testLog } from '@studyhall/testing';
import { Signal, startWorker } from '../src/worker.ts';

const hour = 3_600_000;

describe('a worker', () => {
  it('works again at once while more is waiting, then rests', async () => {
    let rounds = 0;
    const round = async () => ++rounds < 3;
    const worker = startWorker({ name: 'test', signal: new Signal(), everyMs: hour, round, log: testLog });
    await delay(20);
    assert.equal(rounds, 3);
    await worker.stop();
    assert.equal(rounds, 3);
  });

  it('begins another round when kicked, also while it works', async () => {
    let rounds = 0;
    const signal = new Signal();
    const round = async () => {
      rounds += 1;
      if (rounds === 1) signal.kick();
      return false;
    };
    const worker = startWorker({ name: 'test', signal, everyMs: hour, round, log: testLog });
    await delay(20);
    assert.equal(rounds, 2);
    signal.kick();
    await delay(20);
    assert.equal(rounds, 3);
    await worker.stop();
  });

  it('survives a failure, says so, and goes on', async () => {
    const { log, entries } = collectLog();
    let rounds = 0;
    const round = async () => {
      rounds += 1;
      if (rounds === 1) throw new Error('no database');
      return false;
    };
    const signal = new Signal();
    const worker = startWorker({ name: 'test', signal, everyMs: 1, round, log });
    await delay(20);
    assert.deepEqual(
      entries.map((entry) => entry['worker']),
      ['test'],
    );
    signal.kick();
    await delay(20);
    assert.ok(rounds >= 2);
    await worker.stop();
  });

  it('lets the round under way finish when it stops', async () => {
    let finished = false;
    const round = async () => {
      await delay(30);
      finished = true;
      return false;
    };
    const worker = startWorker({ name: 'test', signal: new Signal(), everyMs: hour, round, log: testLog });
    await worker.stop();
    assert.equal(finished, true);
  });
});
