import { all, any, type Condition, includes, is, oneOf } from '../rules/condition.ts';
import type { CauseId } from '../vpn/cause-ids.ts';
import type { RepairId } from '../vpn/repair-ids.ts';
import type { Target } from './changes.ts';

/** One change of a repair, and where it is due. */
interface Step {
  /** The facts of the connection that has the cause; what is not known is no reason to change anything. */
  readonly when: Condition;
  readonly change: Target;
}

/**
 * What `fix` may do about causes: safe, to be undone, within this computer, and within Windows' own VPN client. Whatever a person, the network's owner or the VPN's administrator has to do is
 * no repair; neither is a setting that somebody may have chosen, unless it is asked for by name.
 */
export interface Repair {
  readonly id: RepairId;
  /** An order, as the steps of causes are. */
  readonly title: string;
  readonly mends: readonly CauseId[];
  readonly steps: readonly Step[];
  /** Beyond the cause: what has to be proven, and what is said where it is not. */
  readonly requires?: { readonly condition: Condition; readonly otherwise: string };
  /** Runs only where `--only` names it. */
  readonly onlyWhenNamed?: string;
  /** Would disturb a VPN that is up. */
  readonly disturbs?: true;
  /** Windows reads it at its start only. */
  readonly needsRestart?: true;
  /** How one sees that it worked, besides that what was changed is read again. */
  readonly verify: string;
}

const start = (target: Extract<Target, { kind: 'service-start' }>['target'], when?: Condition): Step => ({
  when: when ? all(is(`service.${target}`, 'disabled'), when) : is(`service.${target}`, 'disabled'),
  change: { kind: 'service-start', target },
});

const device = (target: Extract<Target, { kind: 'device-state' }>['target'], when: Condition): Step => ({
  when,
  change: { kind: 'device-state', target },
});

/** A service that only waits for being needed is as it should be: it is started where it was disabled, or failed. */
export const repairs: readonly Repair[] = [
  {
    id: 'rasman-stopped',
    title:
      'Give the services that make VPN connections a start type back where they are disabled, and start RasMan',
    mends: ['rasman-stopped'],
    steps: [
      start('nsi'),
      {
        when: oneOf('service.nsi', ['disabled', 'stopped', 'start-failed']),
        change: { kind: 'service-state', target: 'nsi' },
      },
      start('TapiSrv'),
      start('SstpSvc'),
      start('EapHost'),
      start('RasMan'),
      {
        when: any(
          oneOf('service.RasMan', ['disabled', 'start-failed']),
          all(
            is('service.RasMan', 'stopped'),
            any(
              is('service.TapiSrv', 'disabled'),
              is('service.SstpSvc', 'disabled'),
              includes('events.serviceFailed', 'RasMan'),
              includes('events.serviceFailed', 'TapiSrv'),
              includes('events.serviceFailed', 'SstpSvc'),
            ),
          ),
        ),
        change: { kind: 'service-state', target: 'RasMan' },
      },
    ],
    verify: 'Get-Service RasMan shows Running.',
  },
  {
    id: 'ipsec-services-stopped',
    title: 'Give the services for IPsec a start type back where they are disabled, and start them',
    mends: ['ipsec-services-stopped'],
    steps: [
      start('BFE'),
      {
        when: oneOf('service.BFE', ['disabled', 'stopped', 'start-failed']),
        change: { kind: 'service-state', target: 'BFE' },
      },
      start('IKEEXT'),
      {
        when: any(
          oneOf('service.IKEEXT', ['disabled', 'start-failed']),
          all(is('service.IKEEXT', 'stopped'), includes('events.serviceFailed', 'IKEEXT')),
        ),
        change: { kind: 'service-state', target: 'IKEEXT' },
      },
      start('PolicyAgent'),
      {
        // It starts on demand; that it does not is what a failed L2TP dial with it stopped shows.
        when: any(
          oneOf('service.PolicyAgent', ['disabled', 'start-failed']),
          all(
            is('service.PolicyAgent', 'stopped'),
            any(oneOf('attempt.errorCode', [789, 791, 793]), includes('events.serviceFailed', 'PolicyAgent')),
          ),
        ),
        change: { kind: 'service-state', target: 'PolicyAgent' },
      },
    ],
    verify: 'Get-Service BFE, IKEEXT, PolicyAgent shows Running.',
  },
  {
    id: 'miniport-broken',
    title: 'Enable the WAN Miniport devices that are disabled',
    mends: ['miniport-broken'],
    steps: [
      device('MS_AGILEVPNMINIPORT', all(is('attempt.tunnel', 'ikev2'), is('miniport.tunnel', 'disabled'))),
      device('MS_SSTPMINIPORT', all(is('attempt.tunnel', 'sstp'), is('miniport.tunnel', 'disabled'))),
      device('MS_L2TPMINIPORT', all(is('attempt.tunnel', 'l2tp'), is('miniport.tunnel', 'disabled'))),
      device('MS_PPTPMINIPORT', all(is('attempt.tunnel', 'pptp'), is('miniport.tunnel', 'disabled'))),
      device('MS_NDISWANIP', is('miniport.ip', 'disabled')),
    ],
    disturbs: true,
    verify: "Get-PnpDevice -FriendlyName 'WAN Miniport*' shows OK for each.",
  },
  {
    id: 'nat-t-registry',
    title: 'Allow L2TP/IPsec to a server behind NAT',
    mends: ['nat-t-registry'],
    requires: {
      condition: is('path.serverBehindNat', true),
      otherwise:
        'it is not proven that the server stands behind a NAT, and for any other server the value is wrong',
    },
    onlyWhenNamed: 'it changes how this computer treats every L2TP server',
    steps: [
      {
        when: oneOf('registry.natTraversal', [
          'absent',
          'off',
          'misspelt',
          'wrong-type',
          'server-behind-nat',
        ]),
        change: { kind: 'registry-value', target: 'nat-traversal' },
      },
    ],
    needsRestart: true,
    verify: 'After the restart the L2TP connection comes up.',
  },
  {
    id: 'prohibit-ipsec',
    title: 'Let L2TP use IPsec again',
    mends: ['prohibit-ipsec'],
    onlyWhenNamed: 'somebody has set this value for a purpose, perhaps',
    steps: [
      {
        when: all(is('registry.prohibitIpsec', true), is('registry.prohibitIpsecType', 'dword')),
        change: { kind: 'registry-value', target: 'prohibit-ipsec' },
      },
    ],
    needsRestart: true,
    verify: 'After the restart the L2TP connection comes up.',
  },
  {
    id: 'dns-cache',
    title: 'Empty the cache of name resolution',
    mends: ['dns-failure', 'dns-override', 'server-name-not-found'],
    requires: {
      // A name that fails everywhere, or stands in the hosts file, is not in the cache by mistake.
      condition: all(
        any(is('name.elsewhere', 'found'), is('name.sameElsewhere', false)),
        is('name.hostsEntry', false),
      ),
      otherwise:
        'no other resolver knows another answer, or the hosts file names the server: the cache is not to blame',
    },
    steps: [
      {
        when: any(is('name.resolves', false), is('name.sameElsewhere', false)),
        change: { kind: 'name-cache', target: 'dns' },
      },
    ],
    verify: 'The name of the server resolves to the address that other resolvers give.',
  },
];
