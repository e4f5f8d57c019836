import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { causes } from '../../src/knowledge/causes.ts';
import { references } from '../../src/rules/references.ts';
import { causeIds } from '../../src/vpn/cause-ids.ts';
import { canonicalCode } from '../../src/vpn/error-codes/normalise.ts';
import { errorCodes } from '../../src/vpn/error-codes/table.ts';
import { sampleNames } from '../support/samples.ts';

/** What other programs and old reports call by name. A release adds the new ids to this list. */
const released = JSON.parse(readFileSync('test/knowledge/released-cause-ids.json', 'utf8')) as string[];

test('every file of causes/ is a cause under its own id, and no id that was released has gone', () => {
  const files = readdirSync('src/knowledge/causes').map((file) => file.replace('.ts', ''));
  assert.equal(files.sort(), causes.map(({ id }) => id).sort());
  assert.equal(
    released.filter((id) => !causeIds.some((known) => known === id)),
    [],
  );
});

test('no cause masks itself, and every one that it masks is there', () => {
  for (const { id, masks = [] } of causes) {
    assert.not.ok(masks.includes(id), `${id} masks itself`);
    for (const masked of masks)
      assert.ok(
        causes.some((one) => one.id === masked),
        `${id}: ${masked}`,
      );
  }
});

test('every cause says what to do, in full sentences', () => {
  for (const { id, title, explanation, fix, fixedBy, evidence } of causes) {
    assert.ok(fix.length > 0, id);
    assert.ok(
      fix.some(({ by, kind }) => by === fixedBy && kind !== 'bridge'),
      `${id}: no step for ${fixedBy}`,
    );
    assert.not.match(title, /\.$/, id);
    assert.match(explanation, /[.!?]$/, id);
    for (const { text } of [...evidence, ...fix]) assert.match(text, /[.!?:)]$/, `${id}: ${text}`);
    for (const { command, needsAdmin } of fix) {
      if (command && /^(Set|Enable|Start|Restart|Remove)-(?!VpnConnection)/.test(command))
        assert.ok(needsAdmin, `${id}: ${command}`);
    }
  }
});

test('codes: canonical, each once, in order, with shares that make sense', () => {
  for (const [index, { code, suspects, symbol, meaning }] of errorCodes.entries()) {
    assert.is(canonicalCode(code), code, symbol);
    assert.ok(index === 0 || (errorCodes[index - 1]?.code ?? 0) < code, `${code} is there twice`);
    assert.match(meaning, /[.!?]$/, symbol);
    for (const [id, share] of Object.entries(suspects)) {
      assert.ok(
        causeIds.some((known) => known === id),
        `${code}: ${id}`,
      );
      assert.ok(share > 0 && share <= 0.9, `${code}: ${id}`);
    }
  }
});

/** The codes of the table that the project began with. */
const seed = [
  628, 629, 633, 678, 692, 711, 721, 722, 739, 741, 768, 785, 786, 787, 788, 789, 790, 791, 792, 793, 798,
  800, 806, 807, 809, 868,
];

test('the codes of the first table are all there, and what is suspected first can be told', () => {
  for (const code of seed) {
    const row = errorCodes.find((one) => one.code === code);
    assert.ok(row, String(code));
    const [first] = Object.entries(row?.suspects ?? {}).sort(([, a], [, b]) => b - a);
    assert.ok(
      causes.some(({ id }) => id === first?.[0]),
      `${code}: ${first?.[0]}`,
    );
  }
});

test('references: no language in the link, and every one is used', () => {
  const used = new Set(causes.flatMap((cause) => cause.references.map((one) => String(one))));
  for (const [id, { url }] of Object.entries(references)) {
    assert.match(url, /^https:\/\//);
    assert.not.match(url, /\/[a-z]{2}-[a-z]{2}\//, url);
    assert.ok(
      [...used].some((one) => one === id),
      `${id} is not used`,
    );
  }
});

test('every sample but the healthy one is named after a cause', () => {
  for (const name of sampleNames) assert.ok(name === 'healthy' || causeIds.some((id) => id === name), name);
});

test('templates: nothing is left unescaped, no expression where escaping does not help', () => {
  for (const file of readdirSync('templates').filter((name) => name.endsWith('.hbs'))) {
    const text = readFileSync(`templates/${file}`, 'utf8');
    assert.not.match(text, /\{\{\{|\{\{&/, file);
    assert.not.match(text, /=\{\{/, `${file}: an attribute without quotes`);
    assert.not.match(text, /\son\w+=/, `${file}: an inline handler`);
  }
  assert.ok(existsSync('templates/report.css'));
});

test.run();
