// A server on TCP 1723 that speaks PPTP (RFC 2637) badly, each in the way that its first argument names.
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';

const cookie = 0x1a2b3c4d;
const [startReply, callReply, callEnded] = [2, 8, 13];

function message(type, length, fill = () => {}) {
  const bytes = Buffer.alloc(length);
  bytes.writeUInt16BE(length, 0);
  bytes.writeUInt16BE(1, 2);
  bytes.writeUInt32BE(cookie, 4);
  bytes.writeUInt16BE(type, 8);
  fill(bytes);
  return bytes;
}

const started = message(startReply, 156, (bytes) => {
  bytes[14] = 1;
});
/** Outgoing-Call-Reply to the call that the request names. (RFC 2637 section 2.8) */
const callAnswer = (request, resultCode, errorCode = 0) =>
  message(callReply, 32, (bytes) => {
    bytes.writeUInt16BE(7, 12);
    request.copy(bytes, 14, 12, 14);
    bytes[16] = resultCode;
    bytes[17] = errorCode;
  });
const longClaim = Buffer.from(started);
longClaim.writeUInt16BE(65535, 0);
const foreign = message(callReply, 32, (bytes) => {
  bytes[16] = 1;
});

/** What each says to Start-Control-Connection-Request and to Outgoing-Call-Request. */
const manners = {
  silent: [() => [], () => []],
  'refuses-the-connection': [() => [message(startReply, 156, (bytes) => bytes.set([4, 6], 14))], () => []],
  'refuses-the-call': [() => [started], (request) => [callAnswer(request, 7, 4)]],
  'ends-the-call': [
    () => [started],
    (request) => [callAnswer(request, 1), message(callEnded, 148, (bytes) => bytes.set([3, 0], 14))],
  ],
  'closes-the-call': [() => [started], (request) => [callAnswer(request, 1), 'close']],
  resets: [() => ['reset'], () => []],
  'resets-the-call': [() => [started], (request) => [callAnswer(request, 1), 'wait', 'reset']],
  'says-nothing-by-gre': [() => [started], (request) => [callAnswer(request, 1)]],
  'answers-another-call': [() => [started], () => [foreign]],
  'speaks-bad-gre': [() => [started], (request) => [callAnswer(request, 1), 'bad']],
  'speaks-good-gre': [() => [started], (request) => [callAnswer(request, 1), 'good']],
  'in-pieces': [
    () => [...started].map((byte) => Buffer.of(byte)),
    (request) => [Buffer.concat([message(15, 24), message(5, 16), callAnswer(request, 2, 3)])],
  ],
  garbage: [() => [Buffer.from('HTTP/1.1 400 Bad Request\r\n\r\n'.repeat(20))], () => []],
  cut: [() => [started.subarray(0, 15), 'close'], () => []],
  'cut-silent': [() => [started.subarray(0, 15)], () => []],
  'claims-much': [() => [longClaim, Buffer.alloc(70_000)], () => []],
  'claims-nothing': [() => [message(startReply, 16, (bytes) => bytes.writeUInt16BE(0, 0))], () => []],
  'short-call-reply': [() => [started], () => [message(callReply, 16)]],
  'never-stops-talking': [() => ['flood'], () => []],
};

/** Sends GRE packets, given in hexadecimal: Node has no raw sockets, Perl has. */
function sendGre(to, packets) {
  const script =
    'use Socket; socket(S, PF_INET, SOCK_RAW, 47) or die; my $to = sockaddr_in(0, inet_aton(shift)); send(S, pack("H*", $_), 0, $to) for @ARGV';
  spawn('perl', ['-e', script, to, ...packets], { stdio: 'inherit' });
}

const greOf = {
  good: (callId) => [`3001880b0000${callId}00000000`],
  // Nothing, cut, cut within the key, of another version, protocol, without a key, of another call.
  bad: (callId) => [
    '',
    '30',
    `3001880b0000${callId}`.slice(0, 14),
    `3000880b0004${callId}00000000ff03c021`,
    `30010800ffff${callId}00000000`,
    `1001880b0004${callId}00000000`,
    '3081880b00080000000000000000000000ff03c021',
  ],
};

const [onStart, onCall] = manners[process.argv[2]];

createServer((socket) => {
  socket.on('error', () => {});
  let callId = '';
  const say = async (parts) => {
    for (const part of parts) {
      if (part === 'close') socket.end();
      else if (part === 'reset') socket.resetAndDestroy();
      else if (part === 'wait') await new Promise((done) => setTimeout(done, 500));
      else if (part in greOf) sendGre(socket.remoteAddress.replace('::ffff:', ''), greOf[part](callId));
      else if (part === 'flood')
        setInterval(() => socket.write(Buffer.concat(Array(200).fill(message(5, 16)))), 1);
      else socket.write(part);
      await new Promise((done) => setTimeout(done, 3));
    }
  };
  socket.on('data', (bytes) => {
    const type = bytes.length >= 12 ? bytes.readUInt16BE(8) : 0;
    if (type === 1) void say(onStart(bytes));
    if (type === 7) callId = bytes.toString('hex', 12, 14);
    if (type === 7) void say(onCall(bytes));
  });
}).listen(1723, () => console.log('ready'));
