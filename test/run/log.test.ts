import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { Log } from '../../src/run/log.ts';
import { temporaryFolder } from '../support/engine.ts';

test('one line each, with time and process, in ASCII; nothing that could be traced', () => {
  const folder = temporaryFolder();
  const log = new Log(folder);
  log.write('of anna@contoso.com\r\n2026-01-01 forged, S-1-5-21-1111111111-2222222222-3333333333-1001 é');
  const text = readFileSync(join(folder, 'vpn-doctor.log'), 'utf8');
  assert.match(text, /^\d{4}-\d\d-\d\dT[\d:.]+Z \d+ of mail {2}2026-01-01 forged, sid e\n$/);
});

test('old ones are kept, three of them, and the oldest goes', () => {
  const folder = temporaryFolder();
  const path = join(folder, 'vpn-doctor.log');
  const log = new Log(folder);
  for (let round = 1; round <= 6; round += 1) {
    writeFileSync(path, `${round}${'x'.repeat(600_000)}`);
    log.write('next');
  }
  assert.equal(readdirSync(folder).sort(), [
    'vpn-doctor.log',
    'vpn-doctor.log.1',
    'vpn-doctor.log.2',
    'vpn-doctor.log.3',
  ]);
  const first = (name: string): string => readFileSync(join(folder, name), 'utf8').charAt(0);
  assert.equal(['vpn-doctor.log.1', 'vpn-doctor.log.2', 'vpn-doctor.log.3'].map(first), ['6', '5', '4']);
  assert.ok(statSync(path).size < 1000);
});

test('a log that cannot be written spoils nothing', () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'vpn-doctor.log'));
  new Log(folder).write('lost');
});

test.run();
