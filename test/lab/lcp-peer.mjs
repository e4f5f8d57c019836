#!/usr/bin/env node
// In pppd's place behind pptpd: speaks as much LCP (RFC 1661) as it takes to see GRE pass, in HDLC-like framing (RFC 1662)
// on standard input and output.

const [flag, escapeNext, configureRequest, configureAck] = [0x7e, 0x7d, 1, 2];

/** FCS-16. (RFC 1662 appendix C.2) */
function fcs16(bytes) {
  let fcs = 0xffff;
  for (const byte of bytes) {
    fcs ^= byte;
    for (let bit = 0; bit < 8; bit++) fcs = fcs & 1 ? (fcs >> 1) ^ 0x8408 : fcs >> 1;
  }
  return fcs ^ 0xffff;
}

/** A frame on the line: check sum behind, flags around, control characters escaped. (RFC 1662 sections 3.1, 4.2) */
function framed(frame) {
  const sum = fcs16(frame);
  const line = [...frame, sum & 0xff, sum >> 8].flatMap((byte) =>
    byte < 0x20 || byte === flag || byte === escapeNext ? [escapeNext, byte ^ 0x20] : [byte],
  );
  return Buffer.from([flag, ...line, flag]);
}

function lcp(code, id, options) {
  return framed([0xff, 0x03, 0xc0, 0x21, code, id, 0, options.length + 4, ...options]);
}

let frame = [];
let escaped = false;
function take(byte) {
  if (byte === flag) {
    if (frame.length > 9) answer(frame.slice(0, -2));
    frame = [];
  } else if (byte === escapeNext) escaped = true;
  else {
    frame.push(escaped ? byte ^ 0x20 : byte);
    escaped = false;
  }
}

function answer([address, control, high, low, code, id, , length, ...options]) {
  if (address !== 0xff || control !== 0x03 || high !== 0xc0 || low !== 0x21 || code !== configureRequest)
    return;
  process.stdout.write(lcp(configureAck, id, options.slice(0, length - 4)));
}

process.stdin.on('data', (chunk) => {
  for (const byte of chunk) take(byte);
});
// The terminal has gone: Node would stumble over it on its way out.
for (const event of ['error', 'end']) process.stdin.on(event, () => process.kill(process.pid, 'SIGKILL'));
process.stdout.write(lcp(configureRequest, 1, [5, 6, 1, 2, 3, 4]));
