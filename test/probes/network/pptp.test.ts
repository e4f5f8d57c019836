import { test } from 'uvu';
import * as assert from 'uvu/assert';
import {
  startControlReply,
  startControlRequest,
  stopControlRequest,
} from '../../../src/probes/network/pptp/control.ts';
import { everyMutation, mutationRuns } from '../../support/mutations.ts';

/** RFC 2637 section 2.2, as pptpd and RRAS send it. */
function reply(resultCode: number, vendor: string): Buffer {
  const message = startControlRequest();
  message.writeUInt16BE(2, 8);
  message.writeUInt8(resultCode, 14);
  message.fill(0, 92).write(vendor, 92, 'latin1');
  return message;
}

test('the request has the bytes of RFC 2637 section 2.1', () => {
  const request = startControlRequest();
  assert.is(request.length, 156);
  assert.is(request.subarray(0, 24).toString('hex'), '009c00011a2b3c4d00010000010000000000000300000003');
  assert.is(stopControlRequest().toString('hex'), '001000011a2b3c4d0003000001000000');
});

test('replies: what each says', () => {
  assert.equal(startControlReply(reply(1, 'Microsoft')), {
    resultCode: 1,
    errorCode: 0,
    vendor: 'Microsoft',
  });
  assert.equal(startControlReply(reply(4, 'x'.repeat(64))), {
    resultCode: 4,
    errorCode: 0,
    vendor: 'x'.repeat(64),
  });
  assert.is(startControlReply(reply(1, 'linux').subarray(0, 155)), undefined);
  assert.is(startControlReply(Buffer.alloc(0)), undefined);
  // What a web proxy or a mail server would say.
  assert.is(startControlReply(Buffer.from('HTTP/1.1 400 Bad Request\r\n')), 'malformed');
  assert.is(startControlReply(startControlRequest()), 'malformed');
});

test('mutated replies are read or not, and never throw or read past their end', () => {
  const used = everyMutation([reply(1, 'linux'), reply(4, 'Microsoft')], (bytes) => {
    const read = startControlReply(bytes);
    if (typeof read === 'object') assert.ok(bytes.length >= 156 && read.vendor.length <= 64);
  });
  assert.is(used, mutationRuns);
});

test.run();
