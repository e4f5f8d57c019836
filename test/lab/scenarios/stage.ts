import { join } from 'node:path';
import type { Report } from '../../../src/report/model.ts';
import type { Snapshot } from '../../../src/snapshot/schema.ts';
import { program } from '../../support/cli.ts';
import { stubbedPwsh, stubEnvironment } from '../../support/engine.ts';
import { routerWan } from '../world/addresses.ts';
import { type Certificates, createCertificates } from '../world/certificates.ts';
import type { Daemon } from '../world/daemon.ts';
import type { Network } from '../world/network.ts';
import { startCoturn } from '../world/servers/coturn.ts';
import { names, startDnsmasq } from '../world/servers/dnsmasq.ts';
import { startFailingNameServer } from '../world/servers/name-server.ts';
import { startNginx } from '../world/servers/nginx.ts';
import { startPptpd } from '../world/servers/pptpd.ts';
import { startPublicTls } from '../world/servers/public-tls.ts';
import { startSoftEther } from '../world/servers/softether.ts';
import { type SstpMode, startSstpResponder } from '../world/servers/sstp-responder.ts';
import { openGateway, startStrongSwan } from '../world/servers/strongswan.ts';
import { startTcpService, type TcpManner } from '../world/servers/tcp-service.ts';
import { startTimeServer } from '../world/servers/time-server.ts';
import { startTinyproxy } from '../world/servers/tinyproxy.ts';
import { startXl2tpd } from '../world/servers/xl2tpd.ts';
import { World } from '../world/world.ts';
import type { Scenario } from './scenario.ts';

/** How each server can be. */
export interface Stock {
  readonly sstp: SstpMode | 'none';
  readonly certificate: Exclude<
    keyof Certificates,
    'publicCaPath' | 'interceptorCaPath' | 'crl' | 'publicHost' | 'interceptedHost'
  >;
  readonly ike: 'open' | 'group-2' | 'other-policy' | 'none';
  readonly pptp: 'pptpd' | TcpManner | 'none';
  /** The client's own resolver; another one is always there. */
  readonly dns: 'knows' | 'denies' | 'misleads' | 'without-ipv6' | 'fails' | 'router' | 'none';
  readonly otherDns: 'knows' | 'denies' | 'fails' | 'router';
  readonly publicSite: 'genuine' | 'replaced';
  /** The pages of known content, and the revocation list beside them; `old` pages come out of a cache. */
  readonly web: 'well' | 'old' | 'without-list';
  /** How far the time server is ahead. */
  readonly clockMs: number;
}

const well: Stock = {
  sstp: 'sstp',
  certificate: 'good',
  ike: 'open',
  pptp: 'pptpd',
  dns: 'knows',
  otherDns: 'knows',
  publicSite: 'genuine',
  web: 'well',
  clockMs: 0,
};

const otherPolicy =
  'config setup\nconn other\n    keyexchange=ikev2\n    ike=aes256-sha512-modp8192!\n    right=%any\n    auto=add\n';

const gateways = {
  open: openGateway,
  // As Windows Server does it, for Windows as it comes.
  'group-2': openGateway.replace('aes256-sha256-modp2048!', 'aes256-sha256-modp1024!'),
  'other-policy': otherPolicy,
};

const withoutVpn = Object.fromEntries(Object.entries(names).filter(([name]) => name !== 'vpn.test'));
const onlyIpv4 = Object.fromEntries(
  Object.entries(names).map(([name, all]) => [name, name === 'vpn.test' ? all.slice(0, 1) : all]),
);
/** The server has the outer address of the client's own router. */
const behindRouter = { ...names, 'vpn.test': [routerWan.ipv4] };
/** A host of the laboratory where nothing of a VPN is. */
const misled = { ...names, 'vpn.test': ['203.0.113.21'] };

/** How each server is started in each of its manners. Those that depend on two settings start anew when either changes. */
const servers: {
  readonly [Name in 'sstp' | 'ike' | 'pptp' | 'dns' | 'otherDns' | 'publicSite' | 'web' | 'clockMs']: (
    world: World,
    stock: Stock,
    certificates: Certificates,
  ) => Promise<Daemon> | undefined;
} = {
  sstp: (world, { sstp, certificate }, certificates) =>
    sstp === 'none'
      ? undefined
      : startSstpResponder(world, { mode: sstp, certificate: certificates[certificate] }),
  ike: (world, { ike }) => (ike === 'none' ? undefined : startStrongSwan(world, { config: gateways[ike] })),
  pptp: (world, { pptp }) =>
    pptp === 'none'
      ? undefined
      : pptp === 'pptpd'
        ? startPptpd(world)
        : startTcpService(world, { port: 1723, manner: pptp }),
  dns: (world, { dns }) =>
    dns === 'none'
      ? undefined
      : dns === 'fails'
        ? startFailingNameServer(world)
        : startDnsmasq(world, {
            names: {
              knows: names,
              denies: withoutVpn,
              misleads: misled,
              'without-ipv6': onlyIpv4,
              router: behindRouter,
            }[dns],
          }),
  otherDns: (world, { otherDns }) =>
    otherDns === 'fails'
      ? startFailingNameServer(world, { other: true })
      : startDnsmasq(world, {
          other: true,
          names: { knows: names, denies: withoutVpn, router: behindRouter }[otherDns],
        }),
  publicSite: (world, { publicSite }, certificates) =>
    startPublicTls(world, {
      certificate: publicSite === 'genuine' ? certificates.publicHost : certificates.interceptedHost,
    }),
  web: (world, { web }, { crl }) =>
    startNginx(world, { files: web === 'without-list' ? {} : { 'lab.crl': crl }, old: web === 'old' }),
  clockMs: (world, { clockMs }) => startTimeServer(world, { offsetMs: clockMs }),
};
type ServerName = keyof typeof servers;
const serverNames = Object.keys(servers) as ServerName[];

/** The laboratory's own, in place of the Internet's. */
export const beacons = [
  'web=http://web-a.test/connecttest.txt',
  'empty=http://web-b.test/generate_204',
  'address=http://web-a.test/address',
  'name=web-a.test',
  'dns=203.0.113.54',
  'stun=stun-a.test',
  'stun=stun-b.test',
  'time=time.test',
  'tls=public.test',
  'nat64=ipv4only.arpa',
].flatMap((one) => ['--beacon', one]);

/** What a check of a scenario gave. */
export interface Played {
  readonly report: Report;
  readonly snapshot: Snapshot;
  /** What the process took; no test asks, bench/ does. */
  readonly ms: number;
}

/** A world with every server in it, on which one scenario after the other is played. */
export class Stage {
  readonly #running = new Map<ServerName, Daemon | undefined>();
  #stock = well;
  #network: Network = {};

  private constructor(
    readonly world: World,
    private readonly certificates: Certificates,
  ) {}

  static async open(): Promise<Stage> {
    const world = await World.create();
    try {
      const stage = new Stage(world, await createCertificates(world.folder));
      await Promise.all([
        ...serverNames.map((name) => stage.#start(name)),
        startCoturn(world),
        startXl2tpd(world),
        startSoftEther(world),
        startTinyproxy(world),
        startTinyproxy(world, { password: true }),
      ]);
      return stage;
    } catch (error) {
      world.remove();
      throw error;
    }
  }

  /** Sets the scene and runs a check on the client. */
  async play({
    network = {},
    servers: changed = {},
    afterwards,
    dial,
    scripts,
    stubs,
    seen,
  }: Scenario): Promise<Played> {
    // A gateway repeats to the same question what it said before, and asks for a cookie when it holds many: where NAT matters, or is
    // looked at, it is new.
    const translated = [network, this.#network].some(
      ({ clientNat, serverBehindNat }) => clientNat || serverBehindNat,
    );
    const looked = 'client behind nat' in seen || 'server behind nat' in seen;
    await this.#become({ ...well, ...changed }, translated || looked ? ['ike'] : []);
    this.#network = network;
    await this.world.set(network);
    if (afterwards !== undefined) await this.world.run('client', 'sh', ['-e'], { input: afterwards });
    const saved = join(this.world.folder, `snapshot-${Date.now()}.json`);
    const started = performance.now();
    const ran = await program(
      [
        'check',
        '--json',
        ...(dial.connection === undefined
          ? ['--server', dial.server ?? 'vpn.test', '--tunnel', dial.tunnel]
          : [dial.connection]),
        ...(dial.error === undefined ? [] : ['--error', dial.error]),
        ...['--no-internet-beacons', ...beacons, '--redact', 'none', '--save', saved],
        ...(scripts ? ['--powershell', stubbedPwsh] : []),
        ...(dial.more ?? []),
      ],
      {
        prefix: this.world.onClient,
        env: {
          ...this.environment,
          ...(scripts && { ...stubEnvironment('admin'), VPN_DOCTOR_STUB_PING: 'real' }),
          ...stubs,
        },
      },
    );
    const ms = performance.now() - started;
    if (ran.stdout === '') throw new Error(ran.stderr);
    const { default: snapshot } = (await import(saved, { with: { type: 'json' } })) as { default: Snapshot };
    return { report: JSON.parse(ran.stdout) as Report, snapshot, ms };
  }

  /** Every stage is a computer of its own, and none waits for another's run. */
  get environment(): Readonly<Record<string, string>> {
    return {
      NODE_EXTRA_CA_CERTS: this.certificates.publicCaPath,
      VPN_DOCTOR_DATA: join(this.world.folder, 'data'),
    };
  }

  close(): void {
    this.world.remove();
  }

  /** Only the servers that are to be otherwise start anew. */
  async #become(stock: Stock, anew: readonly ServerName[]): Promise<void> {
    const before = this.#stock;
    this.#stock = stock;
    const certificate = stock.certificate !== before.certificate;
    const changed = serverNames.filter(
      (name) => anew.includes(name) || stock[name] !== before[name] || (name === 'sstp' && certificate),
    );
    await Promise.all(
      changed.map(async (name) => {
        await this.#running.get(name)?.stop();
        await this.#start(name);
      }),
    );
  }

  async #start(name: ServerName): Promise<void> {
    this.#running.set(name, await servers[name](this.world, this.#stock, this.certificates));
  }
}
