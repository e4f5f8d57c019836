import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { serverHops } from '../../src/probes/local/server-hops.ts';
import { stubbed, stubEnvironment, withEnvironment } from '../support/engine.ts';
import { sharedRunner } from '../support/shared-engine.ts';

/** The routers on the way, as the script finds them and the reader takes them. */
const test = suite('server-hops');

interface Found {
  readonly hops: readonly {
    readonly address?: string;
    readonly network?: string;
    readonly reached: boolean;
  }[];
}

/** Routers as the stub has them, and what is told of each: the kind of its network, `-` for silence, `!` for the server. */
const ways: readonly (readonly [routers: string, told: string])[] = [
  ['192.168.1.1,100.64.0.1,198.51.100.7', 'private provider public - - -'],
  ['192.168.1.1,-,-,203.0.113.20!', 'private - - public!'],
  ['-', '- - -'],
  ['192.168.1.1,-,-,-,203.0.113.20!', 'private - - -'],
  ['fe80::1%5,2001:db8::7', 'private public - - -'],
  ['not-an-address,10.0.0.1', '- private - - -'],
  [
    Array.from({ length: 20 }, (_, index) => `10.0.0.${index + 1}`).join(','),
    Array(16).fill('private').join(' '),
  ],
];

for (const mode of ['FullLanguage', 'ConstrainedLanguage'])
  for (const [routers, told] of ways)
    (stubbed ? test : test.skip)(`${mode}: ${routers.slice(0, 60)}: ${told.slice(0, 40)}`, async () => {
      const env = {
        ...stubEnvironment(),
        VPN_DOCTOR_STUB_PING: `hops:${routers}`,
        VPN_DOCTOR_HOST_LANGUAGE: mode,
      };
      await withEnvironment(env, async () => {
        const parameters = { Address: '203.0.113.20' };
        const outcome = await sharedRunner().run({ script: 'Find-ServerHop', parameters, deadlineMs: 9000 });
        if (outcome.status !== 'ok') throw new Error(JSON.stringify(outcome));
        const { hops } = serverHops.read(outcome.data) as Found;
        const seen = hops.map(({ network = '-', reached }) => `${network}${reached ? '!' : ''}`);
        assert.is(seen.join(' '), told);
      });
    });

test('it is asked only where the server answers no ping', () => {
  const server = { host: 'vpn.contoso.com', address: '203.0.113.20' };
  assert.is(serverHops.about?.(server), undefined);
  assert.is(serverHops.about?.({ ...server, silentToPing: false }), undefined);
  assert.equal(serverHops.about?.({ ...server, silentToPing: true }), { Address: '203.0.113.20' });
  assert.is(serverHops.about?.({ host: 'vpn.contoso.com', silentToPing: true }), undefined);
});

test.run();
