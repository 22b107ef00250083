import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { networkOf } from './audit.ts';

describe('network of a client', () => {
  it('drops the last byte of an IPv4 address', () => {
    assert.equal(networkOf('203.0.113.77'), '203.0.113.0');
    assert.equal(networkOf('::ffff:203.0.113.77'), '203.0.113.0');
  });

  it('keeps 48 bits of an IPv6 address, written short or in full', () => {
    assert.equal(networkOf('2001:db8:1:2:3:4:5:6'), '2001:db8:1::');
    assert.equal(networkOf('2001:db8::6'), '2001:db8:0::');
    assert.equal(networkOf('::1'), '0:0:0::');
  });
});
