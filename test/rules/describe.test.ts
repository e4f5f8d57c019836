import { test } from 'uvu';
import * as assert from 'uvu/assert';
import {
  all,
  any,
  below,
  type Condition,
  includes,
  is,
  isKnown,
  nonEmpty,
  not,
  oneOf,
} from '../../src/rules/condition.ts';
import { describe } from '../../src/rules/describe.ts';

const silent = is('reach.udp500', 'silent');
const works = is('web.works', true);

const rows: readonly (readonly [Condition, string])[] = [
  [silent, 'reach.udp500 is silent'],
  [works, 'web.works is true'],
  [not(works), 'web.works is not true'],
  [oneOf('attempt.errorCode', [789, 809]), 'attempt.errorCode is one of 789, 809'],
  [not(oneOf('attempt.errorCode', [789])), 'attempt.errorCode is none of 789'],
  [includes('profile.authentication', 'eap'), 'profile.authentication holds eap'],
  [not(includes('profile.authentication', 'eap')), 'profile.authentication does not hold eap'],
  [nonEmpty('security.thirdParty'), 'security.thirdParty is not empty'],
  [not(nonEmpty('security.thirdParty')), 'security.thirdParty is empty'],
  [below('path.mtu', 1400), 'path.mtu is below 1400'],
  [isKnown('path.mtu'), 'path.mtu is known'],
  [not(isKnown('path.mtu')), 'path.mtu is not known'],
  [all(silent, works), 'reach.udp500 is silent and web.works is true'],
  [
    all(silent, any(works, not(silent))),
    'reach.udp500 is silent and (web.works is true or reach.udp500 is not silent)',
  ],
  [all(works), 'web.works is true'],
  [not(all(silent, works)), 'not (reach.udp500 is silent and web.works is true)'],
  [not(not(works)), 'web.works is true'],
];

for (const [condition, text] of rows)
  test(text, () => {
    assert.is(describe(condition, { fact: (name) => name, value: (_, value) => String(value) }), text);
  });

test.run();
