import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { watchSchema } from '../../src/watch/record.ts';
import { cli } from '../support/cli.ts';
import { stubbed, stubEnvironment } from '../support/engine.ts';
import { sharedLanes } from '../support/shared-engine.ts';

/** What Windows says is followed by the real scripts, in one PowerShell. */
const test = suite('watch');
const quiet = ['--no-internet-beacons', '--only', 'profiles,phonebooks,network,attempts', '--timeout', '60'];

(stubbed ? test : test.skip)(
  'a connection is followed by its name, and what it cannot ask it says',
  async () => {
    const ran = await cli(['check', 'Contoso AOVPN', '--watch', '0.05', '--json', ...quiet], {
      env: stubEnvironment('user'),
      lanes: sharedLanes,
    });
    assert.ok(ran.code === 0 || ran.code === 3, ran.stderr);
    const record = watchSchema.parse(JSON.parse(ran.stdout));
    assert.is(record.connection.name, 'Contoso AOVPN');
    assert.not.ok(record.notFollowed.some((text) => text.includes('PowerShell')));
  },
);

test.run();
