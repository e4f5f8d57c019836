import type { Role } from '../rules/cause.ts';
import { all, any, below, type Condition, is, isKnown, not, oneOf } from '../rules/condition.ts';
import type { CauseId } from '../vpn/cause-ids.ts';
import type { WireTunnel } from '../vpn/tunnels.ts';

/** `fix`: it will not work, or will end during the trip. `limit`: it works, but not everywhere or not for certain. */
export type CheckResult = 'ok' | 'limit' | 'fix' | 'unknown';

export interface Advice {
  readonly by: Role;
  readonly text: string;
}

interface CheckOutcome {
  readonly result: Exclude<CheckResult, 'unknown'>;
  readonly when: Condition;
  readonly text: string;
  readonly advice?: Advice;
}

/** One thing to look at before a trip. The first outcome that holds is the answer; where none does, it is not known. */
export interface Check {
  readonly id: CheckId;
  readonly title: string;
  readonly scope: 'machine' | 'connection';
  /** Only where the profile may use one of these. */
  readonly tunnels?: readonly WireTunnel[];
  readonly outcomes: readonly CheckOutcome[];
  /** Causes that say the same, with steps of their own. */
  readonly sameAs?: readonly CauseId[];
  /** What makes it known, where it is not. */
  readonly ifUnknown?: Advice;
}

/** `works`, `networks` and `fallback` are judged from causes and tables, `contact` from the organisation's settings; the others stand below. */
export const checkIds = [
  'works',
  'networks',
  'fallback',
  'tunnel',
  'outside-success',
  'last-success',
  'client-certificate',
  'server-certificate',
  'password',
  'nat-traversal',
  'public-name',
  'sign-in-page',
  'clock',
  'restart',
  'battery',
  'contact',
] as const;
export type CheckId = (typeof checkIds)[number];

/** The dial that shows most: nothing of the company's is in the way, and nothing of it helps. */
export const dialOutside: Advice = {
  by: 'user',
  text: 'Connect the VPN once through your phone’s hotspot, disconnect it, and run this check again while you are on the hotspot.',
};

const ok = (when: Condition, text: string): CheckOutcome => ({ result: 'ok', when, text });
const limit = (when: Condition, text: string, advice?: Advice): CheckOutcome => ({
  result: 'limit',
  when,
  text,
  ...(advice && { advice }),
});
const fix = (when: Condition, text: string, advice: Advice): CheckOutcome => ({
  result: 'fix',
  when,
  text,
  advice,
});

const natNotSet = oneOf('registry.natTraversal', ['absent', 'off', 'server-behind-nat', 'misspelt']);
const needsNatValue = is('path.serverBehindNat', true);

/** What is to be right before a trip, the weightier first. `days`: for so long from today it has to last. Rules as data, like those of the causes. */
export function checksFor(days: number): readonly Check[] {
  return [
    {
      id: 'tunnel',
      title: 'VPN type',
      scope: 'connection',
      outcomes: [
        // RFC 2637 section 4; MS-CHAPv2, by which it encrypts, was broken in 2012.
        fix(
          is('profile.tunnel', 'pptp'),
          'Your VPN uses PPTP only: few guest networks let its data (GRE) through, and its encryption can be broken.',
          { by: 'vpn-admin', text: 'Give out a profile with SSTP or IKEv2 instead of PPTP.' },
        ),
        ok(not(is('profile.tunnel', 'pptp')), 'It is one that firewalls know.'),
      ],
    },
    {
      id: 'outside-success',
      title: 'Connected from outside the company',
      scope: 'connection',
      outcomes: [
        ok(is('history.outsideSuccess', true), 'It has come up from outside the company’s network lately.'),
        limit(
          is('history.outsideSuccess', false),
          'It has come up lately, but only ever inside the company’s network.',
          dialOutside,
        ),
      ],
      ifUnknown: dialOutside,
    },
    {
      id: 'last-success',
      title: 'Connected lately',
      scope: 'connection',
      outcomes: [ok(below('history.daysSinceSuccess', 15), 'It has come up within the last two weeks.')],
      ifUnknown: { by: 'user', text: 'Connect the VPN once before you leave.' },
    },
    {
      id: 'client-certificate',
      title: 'Client certificate',
      scope: 'connection',
      sameAs: ['client-cert-expired', 'client-cert-expiring'],
      outcomes: [
        fix(
          below('certificate.clientDaysLeft', days),
          'Your certificate runs out before you are back, or within a week after that.',
          {
            by: 'helpdesk',
            text: 'Have the client certificate renewed now, while the company’s network is in reach.',
          },
        ),
        ok(not(below('certificate.clientDaysLeft', days)), 'Your certificate lasts longer than the trip.'),
        ok(is('certificate.clientUsed', false), 'This connection shows no certificate of yours.'),
      ],
    },
    {
      id: 'server-certificate',
      title: 'The server’s certificate',
      scope: 'connection',
      tunnels: ['sstp'],
      sameAs: ['server-cert-expired', 'server-cert-expiring'],
      outcomes: [
        fix(
          all(below('certificate.serverDaysLeft', days), is('profile.tunnel', 'sstp')),
          'The server’s certificate runs out before you are back, or within a week after that.',
          { by: 'vpn-admin', text: 'Renew the certificate at the VPN server before the trip.' },
        ),
        limit(
          below('certificate.serverDaysLeft', days),
          'The server’s certificate for SSTP runs out before you are back: that way will be closed.',
          { by: 'vpn-admin', text: 'Renew the certificate at the VPN server before the trip.' },
        ),
        ok(not(below('certificate.serverDaysLeft', days)), 'It lasts longer than the trip.'),
      ],
    },
    {
      id: 'password',
      title: 'Password',
      scope: 'machine',
      sameAs: ['password-expired'],
      outcomes: [
        fix(is('password.state', 'must-change'), 'Your password has to be changed at the next sign-in.', {
          by: 'user',
          text: 'Change your password now, inside the company’s network (Ctrl+Alt+Del, Change a password).',
        }),
        fix(
          below('password.daysLeft', days),
          'Your password runs out before you are back, or within a week after that.',
          {
            by: 'user',
            text: 'Change your password before you leave (Ctrl+Alt+Del, Change a password): from outside it may be impossible.',
          },
        ),
        ok(not(below('password.daysLeft', days)), 'It lasts longer than the trip.'),
        ok(is('password.state', 'never'), 'It does not run out.'),
      ],
    },
    {
      id: 'nat-traversal',
      title: 'Setting for a server behind NAT',
      scope: 'connection',
      tunnels: ['l2tp'],
      sameAs: ['nat-t-registry', 'nat-t-reboot-pending'],
      outcomes: [
        fix(
          all(needsNatValue, natNotSet, is('profile.tunnel', 'l2tp')),
          'The server stands behind a NAT. Every hotel and hotspot is one, too, and Windows is not set up for both.',
          {
            by: 'helpdesk',
            text: 'Run "vpn-doctor fix --only nat-t-registry" as administrator, then restart the computer.',
          },
        ),
        limit(
          all(needsNatValue, natNotSet),
          'L2TP will not come up from behind a NAT: Windows is not set up for a server that stands behind one itself.',
        ),
        limit(
          all(needsNatValue, is('registry.natTraversal', 'wrong-type')),
          'The setting for a server behind NAT is there but is not a DWORD, and Windows may ignore it.',
          {
            by: 'helpdesk',
            text: 'Run "vpn-doctor fix --only nat-t-registry" as administrator, then restart the computer.',
          },
        ),
        ok(is('registry.natTraversal', 'both-behind-nat'), 'It is set for both ends.'),
        ok(is('path.serverBehindNat', false), 'The server is not behind a NAT: nothing has to be set.'),
        limit(
          all(
            not(isKnown('path.serverBehindNat')),
            any(natNotSet, is('registry.natTraversal', 'wrong-type')),
            is('profile.tunnel', 'l2tp'),
          ),
          'Whether the server stands behind a NAT was not seen. If it does, L2TP will not come up from a hotel.',
        ),
      ],
    },
    {
      id: 'public-name',
      title: 'The server’s name',
      scope: 'connection',
      sameAs: ['server-name-not-found'],
      outcomes: [
        fix(
          is('profile.serverIsInside', true),
          'The profile has an address that exists only inside the company’s network.',
          { by: 'vpn-admin', text: 'Give the profile the server’s public name.' },
        ),
        ok(is('profile.serverIsAddress', true), 'The profile has an address and needs no name.'),
        ok(is('name.elsewhere', 'found'), 'Public resolvers know it.'),
        limit(
          all(is('name.elsewhere', 'not-found'), is('name.hostsEntry', true)),
          'Only this computer’s hosts file knows the name. If the server moves, it will not be found.',
        ),
        fix(
          all(is('name.elsewhere', 'not-found'), is('name.resolves', false)),
          'No resolver knows the server’s name.',
          { by: 'vpn-admin', text: 'Correct the server’s name in the profile, or publish it in public DNS.' },
        ),
        fix(
          is('name.elsewhere', 'not-found'),
          'Only the company’s own resolver knows the server’s name: from outside it leads nowhere.',
          {
            by: 'vpn-admin',
            text: 'Publish the server’s name in public DNS, or give the profile a name that is public.',
          },
        ),
        ok(is('history.outsideSuccess', true), 'It was found from outside the company’s network lately.'),
      ],
    },
    {
      id: 'sign-in-page',
      title: 'Sign-in pages',
      scope: 'machine',
      outcomes: [
        limit(
          is('proxy.configured', true),
          'A fixed proxy is set. On a hotel’s network it cannot be reached, and the sign-in page does not open.',
          {
            by: 'user',
            text: 'If a hotel’s sign-in page does not open: switch the proxy off in Settings, Network and Internet, Proxy, until you are signed in.',
          },
        ),
        ok(is('proxy.configured', false), 'No fixed proxy is in the way of one.'),
      ],
    },
    {
      id: 'clock',
      title: 'Clock',
      scope: 'machine',
      sameAs: ['clock-skew'],
      outcomes: [
        fix(is('clock.wrong', true), 'The clock is wrong: certificates and sign-ins will be refused.', {
          by: 'user',
          text: 'Open Settings, Time and language, Date and time, switch "Set time automatically" on, and press Sync now.',
        }),
        ok(is('clock.wrong', false), 'It is right.'),
      ],
    },
    {
      id: 'restart',
      title: 'Restart',
      scope: 'machine',
      outcomes: [
        limit(
          is('power.restartPending', true),
          'Windows waits for a restart, to finish an update. It may take its time when you have none.',
          {
            by: 'user',
            text: 'Restart before you leave: Start, Power, Restart (not Shut down), then run this check again.',
          },
        ),
        ok(is('power.restartPending', false), 'No update waits for a restart.'),
      ],
    },
    {
      id: 'battery',
      title: 'Battery',
      scope: 'machine',
      outcomes: [
        limit(
          all(below('power.batteryPercent', 20), is('power.onMains', false)),
          'The battery is nearly empty.',
          {
            by: 'user',
            text: 'Charge the computer, and pack the charger.',
          },
        ),
        ok(
          any(not(below('power.batteryPercent', 20)), is('power.onMains', true)),
          'There is charge, or it is plugged in.',
        ),
      ],
    },
  ];
}
