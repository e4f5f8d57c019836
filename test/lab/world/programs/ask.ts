// Asks one server one question and prints what came back as JSON: the smallest client of each protocol.
import { createSocket } from 'node:dgram';
import { lookup, Resolver } from 'node:dns/promises';
import { request } from 'node:http';
import { connect } from 'node:net';
import { connect as connectTls } from 'node:tls';

interface Options {
  readonly kind: string;
  readonly host: string;
  readonly port: number;
  readonly text: string;
  readonly hex: string;
  readonly localPort: number;
  readonly path: string;
  readonly resolver: string;
  readonly name: string;
  readonly family: number;
  readonly anyCertificate: boolean;
  readonly waitMs: number;
}

const options = JSON.parse(process.argv[2] ?? '') as Options;
const { host, port, waitMs } = options;

/** Error codes are what a test looks for. */
const word = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : String(error);

function http(): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const asked = request({ host, port, path: options.path, family: options.family }, (response) => {
      let body = '';
      response.on('data', (chunk) => {
        body += String(chunk);
      });
      response.on('end', () => resolve({ status: response.statusCode, headers: response.headers, body }));
    });
    asked.on('error', reject).end();
  });
}

/** Sends the text, if there is one, and resolves with the first piece of the answer. */
function tcp(): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port }, () => {
      if (options.hex === '' && options.text === '') resolve({ open: true });
      else socket.write(options.hex ? Buffer.from(options.hex, 'hex') : options.text);
    });
    socket.once('data', (chunk) => resolve({ hex: chunk.toString('hex'), text: chunk.toString('latin1') }));
    socket.once('error', reject);
    socket.once('close', () => resolve({ closed: true }));
  });
}

function udp(): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const socket = createSocket(host.includes(':') ? 'udp6' : 'udp4');
    socket.once('message', (message) => resolve({ hex: message.toString('hex') }));
    socket.once('error', reject);
    socket.bind(options.localPort, () => {
      // A connected socket hears of ICMP errors.
      socket.connect(port, host, () => socket.send(Buffer.from(options.hex, 'hex')));
    });
  });
}

function tls(): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const socket = connectTls(
      { host, port, servername: options.name, rejectUnauthorized: !options.anyCertificate },
      () => {
        const { subject, issuer } = socket.getPeerCertificate();
        const certificate = { subject: subject.CN, issuer: issuer.CN };
        if (options.text === '') resolve({ certificate });
        socket.once('data', (chunk) => resolve({ certificate, text: chunk.toString('latin1') }));
        socket.write(options.text);
      },
    );
    socket.once('error', reject);
    socket.once('close', () => resolve({ closed: true }));
  });
}

async function name(): Promise<unknown> {
  if (options.resolver === '') return { addresses: await lookup(options.name, { all: true }) };
  const resolver = new Resolver({ timeout: waitMs, tries: 1 });
  resolver.setServers([options.resolver]);
  const six = options.family === 6;
  return { addresses: await (six ? resolver.resolve6(options.name) : resolver.resolve4(options.name)) };
}

const kinds: Readonly<Record<string, () => Promise<unknown>>> = { http, tcp, udp, tls, name };
const silence = new Promise((resolve) => setTimeout(() => resolve({ silent: true }), waitMs));

const answer = await Promise.race([kinds[options.kind]?.(), silence]).catch((error: unknown) => ({
  error: word(error),
}));
console.log(JSON.stringify(answer));
process.exit(0);
