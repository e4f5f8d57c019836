import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { desktopIn } from '../../src/run/desktop.ts';

const env = { USERPROFILE: 'C:\\Users\\Jürgen' };

/** As reg.exe exports an expandable text: the bytes of UTF-16, in lines. */
function exported(value: string): string {
  const bytes = [...Buffer.from(`${value}\0`, 'utf16le')].map((byte) => byte.toString(16).padStart(2, '0'));
  const lines = bytes.join(',').match(/.{1,72}(?:,|$)/g) ?? [];
  return `Windows Registry Editor Version 5.00\r\n\r\n[HKEY_CURRENT_USER\\Software]\r\n"Cache"=hex(2):25,00\r\n"Desktop"=hex(2):${lines.join('\\\r\n  ')}\r\n"Favorites"="x"\r\n`;
}

test('where OneDrive has moved it, letters beyond ASCII included', () => {
  const moved = 'C:\\Users\\Jürgen\\OneDrive - Contoso GmbH\\Schreibtisch';
  assert.is(desktopIn(exported(moved), env), moved);
});

test('variables stand for what they stand for', () => {
  assert.is(desktopIn(exported('%USERPROFILE%\\Desktop'), env), 'C:\\Users\\Jürgen\\Desktop');
  assert.is(desktopIn(exported('%UserProfile%\\Desktop'), env), 'C:\\Users\\Jürgen\\Desktop');
  assert.is(desktopIn(exported('%NOWHERE%\\Desktop'), env), '%NOWHERE%\\Desktop');
});

test('a plain text, or none', () => {
  assert.is(desktopIn('"Desktop"="D:\\\\Desk \\"top\\""\r\n', env), 'D:\\Desk "top"');
  assert.is(desktopIn('"Desktops"="D:\\\\x"\r\n', env), undefined);
  assert.is(desktopIn('', env), undefined);
});

test.run();
