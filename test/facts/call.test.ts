import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { callFacts } from '../../src/facts/call.ts';
import { known, unknown } from '../../src/facts/fact.ts';
import { localProbes } from '../../src/probes/catalogue.ts';
import { patched, reportOn } from '../support/samples.ts';

const host = 'vpn.contoso.com';
const call = (result: string) => ({
  probes: {
    'gre-call': {
      status: 'ok',
      ms: 900,
      reason: null,
      data: { servers: { [host]: { result, stage: 'gre' } } },
    },
  },
});
const outside = known('outside' as const);
const values = (result: string, vantage: Parameters<typeof callFacts>[2] = outside) =>
  Object.values(callFacts(patched('healthy', call(result)), host, vantage)).map((fact) =>
    fact.known ? fact.value : 'unknown',
  );

test('an answer proves GRE; silence and one way never deny it, they are a fact of their own', () => {
  assert.equal(values('answered'), ['answered', false]);
  assert.equal(values('no-answer'), ['unknown', true]);
  assert.equal(values('one-way'), ['unknown', true]);
  assert.equal(values('refused'), ['unknown', 'unknown']);
  assert.equal(values('no-control'), ['unknown', 'unknown']);
});

test('silence counts only from outside, an answer everywhere', () => {
  assert.equal(values('no-answer', known('through-tunnel')), ['unknown', 'unknown']);
  assert.equal(values('answered', known('trusted-network')), ['answered', false]);
  assert.equal(values('no-answer', unknown('Windows names no network')), ['unknown', true]);
});

test('a call that went well rules GRE out as cause; a silent one supports it', () => {
  const share = (result: string) =>
    reportOn('gre-blocked', call(result)).causes.find(({ id }) => id === 'gre-blocked');
  assert.is(share('answered'), undefined);
  const silent = share('no-answer');
  assert.ok(silent?.evidence.some(({ fact }) => fact.includes('gre.callSilent')));
});

test('only an IPv4 address of a server that is dialled by PPTP is called', () => {
  const about = localProbes['gre-call'].about;
  const parameters = { Address: '192.0.2.7', TimeoutMs: 3000 };
  assert.equal(about?.({ host, addresses: ['2001:db8::7', '192.0.2.7'], pptp: true }), parameters);
  assert.is(about?.({ host, addresses: ['2001:db8::7'], pptp: true }), undefined);
  assert.is(about?.({ host, addresses: ['192.0.2.7'], pptp: false }), undefined);
  assert.is(about?.({ host, addresses: ['192.0.2.7'] }), undefined);
});

test.run();
