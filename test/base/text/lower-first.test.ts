import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { lowerFirst } from '../../../src/base/text/lower-first.ts';
import { causes } from '../../../src/knowledge/causes.ts';

test('a title within a sentence begins small, unless with a name', () => {
  assert.is(lowerFirst('A network device does not work'), 'a network device does not work');
  assert.is(lowerFirst('This network blocks IKE'), 'this network blocks IKE');
  for (const name of ['Credential Guard stops it', 'Windows’ own file', 'IKE is blocked', 'Another’s'])
    assert.is(lowerFirst(name), name === 'Another’s' ? 'another’s' : name);
});

test('the titles of all causes begin with a word that is known to be one, or with a name', () => {
  const names = /^(?:Credential Guard|Windows|WSL|PPTP|IKE|SSTP|L2TP|NAT|DNS|TCP|UDP)\b/;
  for (const { title } of causes) assert.ok(lowerFirst(title) !== title || names.test(title), title);
});

test.run();
