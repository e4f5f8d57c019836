import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { causes } from '../../src/knowledge/causes.ts';
import { commandFor } from '../../src/report/command.ts';
import { temporaryFolder } from '../support/engine.ts';
import { parsedScripts } from '../support/parsed-scripts.ts';

/** What a person pastes into Windows PowerShell 5.1 is understood there, with any name in it. */
const values = {
  NAME: "Anna's VPN",
  SERVER: 'vpn.contoso.com',
  BOOK: '"$env:APPDATA\\Microsoft\\Network\\Connections\\Pbk\\rasphone.pbk"',
  INTERFACE: 'Wi-Fi',
  MTU: '1400',
  'FORMER-MTU': '1500',
  COMPONENT: 'rbt_filter',
  ROUTE: '172.21.8.0/21',
  'WRONG-ROUTE': '172.21.12.0/21',
  TUNNEL: 'Ikev2',
  METHODS: 'Pap, Chap',
  SECONDS: '300',
};

/** An undo may also be a sentence. */
const isCommand = (text: string): boolean =>
  /^([A-Z][a-z]+-[A-Za-z]+ |netsh |reg |\$)/.test(text) && !/\.$/.test(text);

const commands = causes.flatMap(({ fix }) =>
  fix.flatMap(({ id, command, undo }) => [
    ...(command === undefined ? [] : [{ id, text: command }]),
    ...(undo !== undefined && isCommand(undo) ? [{ id: `${id}, undo`, text: undo }] : []),
  ]),
);

test('every command of a step is one that the parser of PowerShell understands, and nothing newer than 5.1', () => {
  const folder = temporaryFolder();
  const files = commands.flatMap(({ text }, index) =>
    (['user', 'all-users'] as const).map((scope) => {
      const file = join(folder, `${index}-${scope}.ps1`);
      writeFileSync(file, commandFor(text, values, scope));
      return file;
    }),
  );
  const parsed = parsedScripts(files);
  assert.is(parsed.length, files.length);
  for (const [index, { errors, newer, ascii }] of parsed.entries()) {
    const { id } = commands[Math.floor(index / 2)] ?? {};
    assert.equal([errors, newer], [[], []], id);
    assert.ok(ascii, id);
  }
});

test.run();
