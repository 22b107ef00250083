import assert from 'node:assert/strict';
import { it } from 'node:test';
import { isPublicAddress } from './public-address.ts';

it('tells what is out on the Internet', () => {
  for (const address of ['8.8.8.8', '172.32.0.1', '100.128.0.1', '2a00:1450:4001::1', '2606:4700::1111']) {
    assert.equal(isPublicAddress(address), true, address);
  }
});

it('tells what is not, in every way of writing it', () => {
  const inside = [
    '0.0.0.0 10.1.2.3 100.64.0.1 127.0.0.1 127.255.255.255 169.254.169.254 172.16.0.1 172.31.255.255 192.0.0.170',
    '192.168.1.1 198.18.0.1 198.19.255.255 203.0.113.7 224.0.0.1 239.255.255.250 240.0.0.1 255.255.255.255',
    ':: ::1 ::ffff:127.0.0.1 ::ffff:10.0.0.1 ::ffff:8.8.8.8 ::7f00:1 64:ff9b::7f00:1 fe80::1 fec0::1 fc00::1',
    'fd00:ec2::254 ff02::1 2001::1 2001:db8::1 2002:7f00:1::1 3fff::1 localhost 127.1 2130706433',
  ];
  for (const address of inside.join(' ').split(' ')) assert.equal(isPublicAddress(address), false, address);
});
