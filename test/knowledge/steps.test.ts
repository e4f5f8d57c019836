import { readFileSync, writeFileSync } from 'node:fs';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { fits } from '../../src/diagnosis/steps.ts';
import type { AllFactTypes, FactName, Facts } from '../../src/facts/catalogue.ts';
import { known, unknown } from '../../src/facts/fact.ts';
import { factNames } from '../../src/facts/values.ts';
import { causes } from '../../src/knowledge/causes.ts';
import { repairs } from '../../src/knowledge/repairs.ts';
import type { Cause, FixStep } from '../../src/rules/cause.ts';
import { type Condition, evaluate, factsIn, is } from '../../src/rules/condition.ts';
import { stepValueNames } from '../../src/rules/step-values.ts';

/**
 * What holds for the steps of every cause. Each rule is also shown to notice where it is broken: a cause that breaks it is put among the others.
 */
const test = suite('steps');

type Seen = { readonly [Name in FactName]?: AllFactTypes[Name] };
const facts = (seen: Seen = {}): Facts =>
  Object.fromEntries(
    factNames.map((name) => [name, name in seen ? known(seen[name]) : unknown('not seen')]),
  ) as unknown as Facts;

const nothing = facts();
const shown = ({ fix }: Cause, seen: Seen = {}): FixStep[] => fix.filter((step) => fits(step, facts(seen)));
const stepsOf = (all: readonly Cause[]): FixStep[] => all.flatMap(({ fix }) => [...fix]);
const asked = ({ when, unless }: FixStep): Condition[] => [when, unless].filter((one) => one !== undefined);

interface Rule {
  readonly name: string;
  /** What breaks it, in words; nothing where all is well. */
  readonly faults: (all: readonly Cause[]) => string[];
  /** Breaks it. */
  readonly broken: (all: readonly Cause[]) => Cause[];
}

/** The causes with one of them changed. */
function changed(all: readonly Cause[], id: string, change: (cause: Cause) => Cause): Cause[] {
  assert.ok(
    all.some((one) => one.id === id),
    id,
  );
  return all.map((one) => (one.id === id ? change(one) : one));
}

const withStep = (all: readonly Cause[], id: string, change: (step: FixStep) => FixStep): Cause[] =>
  changed(all, id.slice(0, id.indexOf('/')), (cause) => ({
    ...cause,
    fix: cause.fix.map((step) => (step.id === id ? change(step) : step)),
  }));
const always = (step: FixStep): FixStep => {
  const { when: _, unless: __, ...bare } = step;
  return bare as FixStep;
};

/** Where these hold, the command has been carried out already, or changes nothing for the better. */
const effects: readonly { readonly command: RegExp; readonly done: Seen }[] = [
  {
    command: /AssumeUDPEncapsulationContextOnSendRule.*-Value 2/,
    done: { 'registry.natTraversal': 'both-behind-nat' },
  },
  { command: /NegotiateDH2048_AES256 .*-Value 1/, done: { 'registry.strongProposals': true } },
  { command: /Remove-ItemProperty .*ProhibitIpSec/, done: { 'registry.prohibitIpsec': false } },
  { command: /TLS 1\.2\\Client.*-Name Enabled/, done: { 'tls.clientOff': false } },
  { command: /Set-VpnConnection .*-SplitTunneling \$true/, done: { 'profile.splitTunneling': true } },
  { command: /Set-VpnConnection .*-SplitTunneling \$false/, done: { 'profile.splitTunneling': false } },
  { command: /-IdleDisconnectSeconds 0/, done: { 'profile.idleLimit': false } },
  { command: /-RememberCredential \$true/, done: { 'profile.remembersCredentials': true } },
  { command: /-UseWinlogonCredential \$false/, done: { 'profile.useWindowsSignIn': false } },
  {
    command: /MSChapv2 -Force/,
    done: {
      'profile.authentication': ['mschapv2'],
      'profile.encryption': 'required',
      'profile.tunnel': 'l2tp',
    },
  },
  { command: /MSChapv2 -Force/, done: { 'profile.tunnel': 'ikev2' } },
  { command: /MSChapv2 -Force/, done: { 'profile.authentication': ['eap'] } },
  { command: /MSChapv2 -Force/, done: { 'profile.authentication': ['machine-certificate'] } },
  {
    command: /EncryptionLevel Required -Force/,
    done: { 'profile.encryption': 'required', 'profile.authentication': ['mschapv2'] },
  },
  {
    command: /-AuthenticationMethod MachineCertificate/,
    done: { 'profile.authentication': ['machine-certificate'] },
  },
  { command: /-AuthenticationMethod Pap/, done: { 'profile.tunnel': 'ikev2' } },
  { command: /-AuthenticationMethod Pap/, done: { 'profile.authentication': ['pap'] } },
  { command: /Enable-NetAdapterBinding .*ms_wanarp/, done: { 'binding.wanIp': 'bound' } },
  { command: /SWD.MSRRAS.*Enable-PnpDevice/, done: { 'miniport.tunnel': 'ok', 'miniport.ip': 'ok' } },
  { command: /SWD.MSRRAS.*Enable-PnpDevice/, done: { 'miniport.tunnel': 'failed', 'miniport.ip': 'ok' } },
  { command: /pnputil \/remove-device/, done: { 'windows.build': 18363 } },
  { command: /EnableServerFragmentation/, done: { 'ike.fragmentation': true } },
  { command: /EnableServerFragmentation/, done: { 'reach.ikeLarge': 'answered' } },
  { command: /EnableServerFragmentation/, done: { 'windows.ikeFragmentation': false } },
  { command: /DisableCertReqPayload/, done: { 'windows.ikeFragmentation': true } },
  {
    command: /StartupType Manual; Start-Service BFE/,
    done: { 'service.IKEEXT': 'running', 'service.PolicyAgent': 'running', 'service.BFE': 'running' },
  },
  { command: /^Set-Service BFE/, done: { 'service.BFE': 'running' } },
  { command: /AutoTriggeringDisabled$/, done: { 'alwaysOn.allOff': false } },
  { command: /winhttp import proxy/, done: { 'proxy.configured': false, 'path.proxyInWay': false } },
  { command: /IpInterfaceMetric/, done: { 'route.metricReverted': true } },
  { command: /TriggerTrustedNetwork/, done: { 'profile.forEverybody': true } },
];

/** What is asked for, and what is known where it has been seen. */
const looks: readonly { readonly asks: RegExp; readonly seen: Seen }[] = [
  { asks: /Get-NetUDPEndpoint/, seen: { 'ports.conflict': ['someapp.exe'] } },
  { asks: /Win32_DeviceGuard/, seen: { 'credentialGuard.running': true } },
  { asks: /SCHANNEL/, seen: { 'tls.clientOff': false } },
  { asks: /Get-NetFirewallRule/, seen: { 'firewall.blocks': [] } },
  { asks: /Get-NetFirewallProfile/, seen: { 'firewall.closedByDefault': false } },
  { asks: /Get-HotFix/, seen: { 'updates.regressions': ['KB5009543'] } },
  { asks: /ping -f/, seen: { 'path.mtu': 1400 } },
  { asks: /PPP\\EAP' -Name/, seen: { 'profile.eapMethodInstalled': false } },
  { asks: /-urlfetch/, seen: { 'revocation.answers': false } },
  { asks: /List the certificates/, seen: { 'certificate.client': 'missing' } },
  { asks: /several certificates/, seen: { 'certificate.severalFit': true } },
  { asks: /CurrentUser.Root/, seen: { 'certificate.rootForUserOnly': true } },
  { asks: /date, time and time zone/, seen: { 'clock.wrong': false } },
  { asks: /shows your address/, seen: { 'route.ipv6Around': true } },
  { asks: /SmartCardReader/, seen: { 'smartCard.readerWorks': false } },
  { asks: /hotspot/, seen: { 'person.worksElsewhere': true } },
];

/** Who asks for a password where none is asked for. */
const typesPassword = /\b(type|change|new|reset)\b[^.]{0,30}\bpassword/i;

const rules: readonly Rule[] = [
  {
    name: 'an id is there once, begins with its cause, and is small letters, digits and hyphens',
    faults: (all) => {
      const ids = stepsOf(all).map(({ id }) => id as string);
      return [
        ...ids.filter((id, index) => ids.indexOf(id) !== index),
        ...all.flatMap(({ id: cause, fix }) =>
          fix
            .filter(({ id }) => !id.startsWith(`${cause}/`) || !/^[a-z0-9-]+\/[a-z0-9-]+$/.test(id))
            .map(({ id }) => id),
        ),
      ];
    },
    broken: (all) =>
      withStep(all, 'nat-t-registry/restart', (step) => ({ ...step, id: 'nat-t-registry/set-value' })),
  },
  {
    name: 'the cure comes before the look, and every cause but "unknown" has one',
    faults: (all) =>
      all
        .filter(({ id }) => id !== 'unknown')
        .filter(({ fix }) => {
          const kinds = fix.map(({ kind }) => kind);
          const cure = kinds.indexOf('cure');
          const look = kinds.indexOf('look');
          return cure < 0 || (look >= 0 && look < cure);
        })
        .map(({ id }) => id),
    broken: (all) => changed(all, 'port-conflict', (cause) => ({ ...cause, fix: [...cause.fix].reverse() })),
  },
  {
    name: 'the person at the screen always has a step, however little is known',
    faults: (all) => all.filter((cause) => !shown(cause).some(({ by }) => by === 'user')).map(({ id }) => id),
    broken: (all) =>
      changed(all, 'rasman-stopped', (cause) => ({
        ...cause,
        fix: cause.fix.filter(({ by }) => by !== 'user'),
      })),
  },
  {
    name: 'what is not known hides no step that would find it out, and no step that does not ask what was seen',
    faults: (all) =>
      stepsOf(all)
        .filter((step) => !fits(step, nothing))
        .filter(
          (step) =>
            step.kind === 'look' || !asked(step).some((one) => JSON.stringify(one).includes('"known"')),
        )
        .filter((step) => !asked(step).some((one) => JSON.stringify(one).includes('"known"')))
        .map(({ id }) => id),
    broken: (all) =>
      withStep(all, 'port-conflict/find-program', (step) => ({ ...step, unless: { kind: 'all', of: [] } })),
  },
  {
    name: 'the hotspot is offered unless it is known that it fails elsewhere',
    faults: (all) =>
      stepsOf(all)
        .filter(({ id }) => id.endsWith('/use-hotspot'))
        .filter((step) => !fits(step, nothing) || fits(step, facts({ 'person.worksElsewhere': false })))
        .map(({ id }) => id),
    broken: (all) =>
      withStep(all, 'ike-blocked/use-hotspot', (step) => ({
        ...step,
        when: { kind: 'all', of: [{ kind: 'known', fact: 'person.worksElsewhere' }] },
      })),
  },
  {
    name: 'no step does what is known to be done, or what cannot help',
    faults: (all) =>
      effects.flatMap(({ command, done }) =>
        stepsOf(all)
          .filter((step) => step.command !== undefined && command.test(step.command))
          .filter((step) => fits(step, facts(done)))
          .map(({ id }) => `${id} where ${JSON.stringify(done)}`),
      ),
    broken: (all) => withStep(all, 'nat-t-registry/set-value', always),
  },
  {
    name: 'every one of these effects is that of a step',
    faults: (all) =>
      effects
        .filter(
          ({ command }) =>
            !stepsOf(all).some((step) => step.command !== undefined && command.test(step.command)),
        )
        .map(({ command }) => String(command)),
    broken: (all) => all.filter(({ id }) => id !== 'idle-disconnect'),
  },
  {
    name: 'nobody is asked to look at what has been seen',
    faults: (all) =>
      looks.flatMap(({ asks, seen }) =>
        stepsOf(all)
          .filter(({ kind, text, command = '' }) => kind === 'look' && asks.test(`${text} ${command}`))
          .filter((step) => fits(step, facts(seen)))
          .map(({ id }) => id),
      ),
    broken: (all) =>
      withStep(all, 'port-conflict/find-program', (step) => ({ ...step, kind: 'look', finds: [] })),
  },
  {
    name: 'SSTP is not recommended to SSTP',
    faults: (all) =>
      (['attempt.tunnel', 'profile.tunnel'] as const).flatMap((name) =>
        all.flatMap((cause) =>
          shown(cause, { [name]: 'sstp', 'reach.sstp': 'answered', 'reach.tcp443': 'open' })
            .filter(
              ({ by, kind, text }) =>
                by === 'user' && kind === 'bridge' && /\buse\b.*\bSSTP\b|\bSSTP\b.*\buse\b/i.test(text),
            )
            .map(({ id }) => id),
        ),
      ),
    broken: (all) => withStep(all, 'vpn-interrupted/use-sstp', always),
  },
  {
    name: 'no step about a password for a profile that signs in by certificate',
    faults: (all) =>
      all.flatMap((cause) =>
        shown(cause, { 'profile.signsInBy': 'certificate', 'profile.authentication': ['eap'] })
          .filter(({ by, text }) => by === 'user' && typesPassword.test(text) && !/does not help/.test(text))
          .map(({ id }) => id),
      ),
    broken: (all) => withStep(all, 'credentials-wrong/type-again', always),
  },
  {
    name: 'a command is one line, and its placeholders are values that the report can fill in',
    faults: (all) =>
      stepsOf(all).flatMap(({ id, text, command = '', undo = '', verify = '' }) => {
        const inCommands = [...`${command} ${undo}`.matchAll(/'([A-Z][A-Z-]{2,}(?:\.\w+)?)'/g)].map(
          ([, name]) => name,
        );
        const inTexts = [...`${text} ${undo} ${verify}`.matchAll(/\{([A-Z0-9-]+)\|/g)].map(
          ([, name]) => name,
        );
        const strange = [...inCommands, ...inTexts].filter(
          (name) => !stepValueNames.some((one) => one === name),
        );
        return [
          ...(command.includes('\n') ? [`${id}: two lines`] : []),
          ...strange.map((name) => `${id}: ${name}`),
        ];
      }),
    broken: (all) =>
      withStep(all, 'client-cert-missing/import-person', (step) => ({
        ...step,
        command: "Import-PfxCertificate -FilePath 'FILE.pfx'",
      })),
  },
  {
    name: 'what lasts can be undone',
    faults: (all) =>
      stepsOf(all)
        .filter(
          ({ command }) =>
            command !== undefined &&
            /(Set|New|Remove)-ItemProperty|Set-VpnConnection|Add-VpnConnection|Set-NetIPInterface|reg add|netsh (winhttp|int|interface)|Disable-|Import-|New-NetFirewallRule|Set-VpnServerConfiguration/.test(
              command.replace('netsh winsock reset; netsh int ip reset', ''),
            ),
        )
        .filter(({ undo }) => undo === undefined)
        .map(({ id }) => id),
    broken: (all) => withStep(all, 'nat-t-registry/set-value', ({ undo: _, ...step }) => step as FixStep),
  },
  {
    name: 'what only an administrator may do says so',
    faults: (all) =>
      stepsOf(all)
        .filter(
          ({ command }) =>
            command !== undefined &&
            /(Set|New|Remove)-ItemProperty (-Path )?'?(\$k|HKLM)|HKLM:.*(New|Set|Remove)-ItemProperty|Set-Service|Start-Service|Restart-Service|Stop-Process|pnputil|Enable-PnpDevice|(Enable|Disable)-NetAdapterBinding|Set-NetIPInterface|netsh|reg add|LocalMachine\\+(My|Root|CA) -Password|CertStoreLocation Cert:\\LocalMachine|NetFirewallRule -DisplayName/.test(
              command,
            ),
        )
        .filter(({ needsAdmin }) => needsAdmin !== true)
        .map(({ id }) => id),
    broken: (all) =>
      withStep(all, 'rasman-hung/restart-service', ({ needsAdmin: _, ...step }) => step as FixStep),
  },
  {
    name: 'where network and server cannot be told apart, both are addressed; where the person has said so, one is',
    faults: (all) =>
      all
        // A proxy says itself that it is one.
        .filter(
          ({ id, layer, stage, fixedBy }) =>
            id !== 'proxy-required' && layer === 'network' && stage === 'transport' && fixedBy === 'network',
        )
        .flatMap((cause) => {
          const roles = (seen: Seen): string[] => shown(cause, seen).map(({ by }) => by);
          const both = roles({});
          const works = roles({ 'person.worksElsewhere': true });
          const fails = roles({ 'person.worksElsewhere': false });
          return [
            ...(both.includes('network') && both.includes('vpn-admin') ? [] : [`${cause.id}: not both`]),
            ...(works.includes('network') ? [] : [`${cause.id}: works elsewhere`]),
            ...(fails.includes('network') ? [`${cause.id}: fails elsewhere`] : []),
          ];
        }),
    broken: (all) => withStep(all, 'ike-blocked/allow-ike', always),
  },
  {
    name: 'where another device on this network connects, neither the network nor the server is asked to let it through',
    faults: (all) =>
      all
        .filter(
          ({ id, layer, stage }) => layer === 'network' && stage === 'transport' && id !== 'proxy-required',
        )
        // One behind the same address is what hinders the second.
        .filter(({ id }) => id !== 'second-client-behind-nat' && id !== 'inside-server-network')
        .flatMap((cause) =>
          shown(cause, { 'person.otherDeviceHere': true })
            .filter(({ by }) => by === 'network' || by === 'vpn-admin')
            .map(({ id }) => id),
        ),
    broken: (all) => withStep(all, 'sstp-tcp-blocked/allow-tcp443', always),
  },
  {
    name: 'every answer of a person moves the causes that it must',
    faults: (all) => {
      const moved = (cause: Cause, fact: FactName): boolean =>
        cause.evidence.some(({ when }) => factsIn(when).includes(fact));
      return all.flatMap((cause) => {
        const network =
          cause.layer === 'network' && cause.stage === 'transport' && cause.id !== 'server-unreachable';
        const server = cause.layer === 'server' && cause.blocking;
        return [
          ...(network && !moved(cause, 'person.worksElsewhere') ? [`${cause.id}: works-elsewhere`] : []),
          ...(server && !moved(cause, 'person.otherUsersFail') ? [`${cause.id}: other-users-fail`] : []),
          // A second client of the same address is the very thing that fails there.
          ...(network && cause.id !== 'second-client-behind-nat' && !moved(cause, 'person.otherDeviceHere')
            ? [`${cause.id}: other-device-here`]
            : []),
        ];
      });
    },
    broken: (all) => changed(all, 'sstp-tcp-blocked', (cause) => ({ ...cause, evidence: [] })),
  },
  {
    name: 'no evidence says what a known fact contradicts',
    faults: (all) =>
      contradicting.flatMap(({ text, seen }) =>
        all.flatMap(({ id, evidence }) =>
          evidence
            .filter((one) => text.test(one.text) && evaluate(one.when, facts(seen)) === true)
            .map((one) => `${id}: ${one.text}`),
        ),
      ),
    broken: (all) =>
      changed(all, 'routes-after-connect', (cause) => ({
        ...cause,
        evidence: [
          ...cause.evidence,
          {
            effect: 'opposes',
            strength: 'weak',
            when: is('vantage', 'through-tunnel'),
            text: 'All traffic goes through the tunnel.',
          },
        ],
      })),
  },
  {
    name: 'what vpn-doctor fix can do, the step that asks for it says',
    faults: (all) =>
      repairs.flatMap(({ id, mends }) =>
        mends
          .filter((cause) => all.some((one) => one.id === cause))
          .filter(
            (cause) => !all.some((one) => one.id === cause && one.fix.some(({ repair }) => repair === id)),
          )
          .map((cause) => `${cause}: ${id}`),
      ),
    broken: (all) => withStep(all, 'rasman-stopped/start', ({ repair: _, ...step }) => step as FixStep),
  },
];

/** Sentences, and what is known where they would be untrue. */
const contradicting: readonly { readonly text: RegExp; readonly seen: Seen }[] = [
  {
    text: /^All traffic goes through the tunnel\.$/,
    seen: { 'profile.status': 'connected', vantage: 'through-tunnel', 'route.throughTunnel': false },
  },
  {
    text: /no password is asked for/,
    seen: { 'profile.signsInBy': 'password', 'profile.authentication': ['eap'] },
  },
  { text: /^No adapter of another VPN/, seen: { 'vpn.otherProducts': [], 'route.serverViaOtherVpn': true } },
  { text: /^Other people connect/, seen: { 'person.otherUsersFail': true } },
  { text: /^It fails on other networks/, seen: { 'person.worksElsewhere': true } },
];

for (const { name, faults, broken } of rules) {
  test(name, () => assert.equal(faults(causes), []));
  test(`noticed where it is broken: ${name}`, () => assert.ok(faults(broken(causes)).length > 0));
}

/** What other programs call steps by. A release adds the new ids to this list; they never go away again. */
const released = 'test/knowledge/released-step-ids.json';

test('no id of a step that was released has gone', () => {
  const ids = stepsOf(causes).map(({ id }) => id as string);
  if (process.env.UPDATE_STEP_IDS === '1')
    writeFileSync(released, `${JSON.stringify([...ids].sort(), null, 2)}\n`);
  const before = JSON.parse(readFileSync(released, 'utf8')) as string[];
  assert.equal(
    before.filter((id) => !ids.includes(id)),
    [],
  );
});

test.run();
