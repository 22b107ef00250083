import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { findPasswordProblem } from './password-policy.ts';

const owner = { name: 'Ayesha Khan', email: 'ayesha.k@uni.example' };

describe('password policy', () => {
  it('takes a passphrase, with or without a known owner', () => {
    assert.equal(findPasswordProblem('plum tractor sings low', owner), null);
    assert.equal(findPasswordProblem('plum tractor sings low', null), null);
  });

  it('refuses what stands on the list, in any case', () => {
    for (const password of ['password123', 'PassWord123', '1234567890', 'qwertyuiop', 'basketball']) {
      assert.equal(findPasswordProblem(password, owner), 'common', password);
    }
  });

  it('refuses a listed password behind punctuation', () => {
    assert.equal(findPasswordProblem('pass-word-123!', owner), 'common');
  });

  it('refuses few characters repeated', () => {
    assert.equal(findPasswordProblem('abababababab', owner), 'monotonous');
  });

  it('refuses little more than the name or the first part of the address, however written', () => {
    assert.equal(findPasswordProblem('xx-ayesha-khan-xx', owner), 'personal');
    assert.equal(findPasswordProblem('AyeshaK-2026!', owner), 'personal');
    assert.equal(findPasswordProblem('ayeshakayeshak', owner), 'personal');
  });

  it('takes a name inside a longer passphrase', () => {
    assert.equal(findPasswordProblem('ayesha khan sings low', owner), null);
  });

  it('does not mind parts too short to mean anything', () => {
    assert.equal(findPasswordProblem('a solid passphrase', { name: 'Al', email: 'a@uni.example' }), null);
  });
});
