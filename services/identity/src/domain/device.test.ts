import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { deviceOf, isNewSignIn } from './device.ts';

const chrome = (version: number) =>
  `Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/${version}.0 Safari/537.36`;

describe('a device', () => {
  it('is a browser and its system, whatever their versions', () => {
    assert.equal(deviceOf(chrome(140)), 'Chrome on Windows');
    assert.equal(deviceOf(chrome(141)), deviceOf(chrome(140)));
    assert.equal(deviceOf(`${chrome(140)} Edg/140.0`), 'Edge on Windows');
    assert.equal(
      deviceOf('Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0'),
      'Firefox on Linux',
    );
    const phone =
      'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1 Version/19.0 Safari/604.1';
    assert.equal(deviceOf(phone), 'Safari on iOS');
  });

  it('that is no browser is what it calls itself first', () => {
    assert.equal(deviceOf('curl/8.9.1'), 'curl');
    assert.equal(deviceOf(null), 'unknown');
    assert.equal(deviceOf('<script>'), 'unknown');
  });
});

describe('a sign-in', () => {
  const [home, work] = ['198.51.100.0', '203.0.113.0'];
  const before = [{ network: home, device: 'Chrome on Windows' }];

  it('is new from another network or with another device', () => {
    assert.equal(isNewSignIn({ network: home, device: 'Chrome on Windows' }, before), false);
    assert.equal(isNewSignIn({ network: work, device: 'Chrome on Windows' }, before), true);
    assert.equal(isNewSignIn({ network: home, device: 'Firefox on Linux' }, before), true);
  });

  it('is not new where there is nothing to compare it with', () => {
    assert.equal(isNewSignIn({ network: home, device: 'Firefox on Linux' }, []), false);
    assert.equal(
      isNewSignIn({ network: home, device: 'Firefox on Linux' }, [{ network: home, device: null }]),
      false,
    );
  });
});
