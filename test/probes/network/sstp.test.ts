import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { httpHead } from '../../../src/probes/network/http-head.ts';
import { duplexPost, sstpReply } from '../../../src/probes/network/sstp/duplex-post.ts';
import { everyMutation, mutationRuns } from '../../support/mutations.ts';

/** MS-SSTP section 4.1, as Windows' server sends it. */
const accepted =
  'HTTP/1.1 200\r\nContent-Length: 18446744073709551615\r\nServer: Microsoft-HTTPAPI/2.0\r\nDate: Mon, 09 Oct 2006 20:33:21 GMT\r\n\r\n';
const host = 'vpn.example.com';
const said = (text: string) => sstpReply(Buffer.from(text, 'latin1'), host);

test('the request has the lines of MS-SSTP section 4.1', () => {
  const [first, ...fields] = duplexPost(host).split('\r\n');
  assert.is(first, 'SSTP_DUPLEX_POST /sra_{BA195980-CD49-458b-9E23-C84EE0ADCD75}/ HTTP/1.1');
  assert.is(fields[0], 'Host: vpn.example.com');
  assert.match(fields[1] ?? '', /^SSTPCORRELATIONID: \{[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}\}$/);
  assert.equal(fields.slice(2), ['Content-Length: 18446744073709551615', '', '']);
  assert.match(duplexPost('2001:db8::1'), /\r\nHost: \[2001:db8::1\]\r\n/);
});

test('replies: what each says', () => {
  assert.equal(said(accepted), { status: 200, sstp: true, software: 'Microsoft-HTTPAPI/2.0' });
  assert.equal(said('HTTP/1.1 200 OK\r\nContent-Length: 12\r\n\r\nHello, world'), {
    status: 200,
    sstp: false,
  });
  assert.equal(said('HTTP/1.1 503 Service Unavailable\r\n\r\n'), { status: 503, sstp: false });
  assert.equal(said('HTTP/1.1 302 Found\r\nLocation: https://login.hotel.example/?x\r\n\r\n'), {
    status: 302,
    sstp: false,
    redirectHost: 'login.hotel.example',
  });
  assert.is(said(accepted.slice(0, -1)), undefined);
  assert.is(said(''), undefined);
  for (const text of [
    'SSH-2.0-OpenSSH_9.2\r\n',
    'HTTP/2 200\r\n\r\n',
    'HTTP/1.1 2000 OK\r\n\r\n',
    `HTTP/1.1 200 OK\r\n${'x'.repeat(9000)}`,
  ])
    assert.is(said(text), 'malformed', text.slice(0, 30));
  // A name that would leave its line in a terminal or a page.
  assert.equal(said('HTTP/1.1 404 Not Found\r\nServer: a\u001b[2Jb\r\n\r\n'), {
    status: 404,
    sstp: false,
    software: 'a [2Jb',
  });
});

test('of fields that come twice the first one counts, and folded lines are left out', () => {
  const head = httpHead(Buffer.from('HTTP/1.1 200 OK\r\nA: 1\r\na: 2\r\n more\r\n: x\r\nB : 3\r\n\r\n'));
  assert.ok(typeof head === 'object' && head.fields.get('a') === '1' && head.fields.size === 1);
});

test('mutated replies are read or not, and never throw or read past their end', () => {
  const originals = [
    accepted,
    'HTTP/1.0 407 Proxy Authentication Required\r\nProxy-Authenticate: NTLM\r\nLocation: //[::\r\n\r\n',
  ];
  const used = everyMutation(
    originals.map((text) => Buffer.from(text, 'latin1')),
    (bytes) => {
      sstpReply(bytes, host);
      const head = httpHead(bytes);
      if (typeof head === 'object')
        assert.ok(head.length <= bytes.length && head.status >= 100 && head.status < 600);
    },
  );
  assert.is(used, mutationRuns);
});

test.run();
