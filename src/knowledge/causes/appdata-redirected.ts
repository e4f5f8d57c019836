import { cause, opposes, rulesOut, step, supports } from '../../rules/cause.ts';
import { all, is, oneOf } from '../../rules/condition.ts';

/**
 * The person's phone book lies on another computer (AppData redirected to a file server). RasMan reads it as SYSTEM, which cannot, so that nothing connects by itself; by
 * hand it works. (Microsoft: Always On VPN, folder redirection of AppData is not supported for automatic connections)
 */
export const appdataRedirected = cause({
  id: 'appdata-redirected',
  title: 'The VPN cannot connect by itself: your AppData folder is on another computer',
  explanation:
    'The connection is kept in your AppData folder, and that is redirected to a file server. The Windows service that connects by itself cannot read it there. By hand the VPN connects.',
  fixedBy: 'vpn-admin',
  layer: 'profile',
  stage: 'local',
  scope: 'connection',
  blocking: true,
  baseRate: 0.1,
  evidence: [
    supports(
      'strong',
      all(
        is('alwaysOn.wanted', true),
        is('phonebook.file', 'elsewhere'),
        oneOf('profile.status', ['disconnected', 'disconnecting']),
      ),
      'It is meant to connect by itself and is down, and its phone book is on another computer.',
    ),
    rulesOut(is('profile.forEverybody', true), 'The connection is kept on this computer, for everybody.'),
    opposes('strong', is('alwaysOn.wanted', false), 'The connection is not set up to connect by itself.'),
    opposes('strong', is('attempt.failed', true), 'It did try to connect, and failed for another reason.'),
  ],
  fix: [
    // Documented by Microsoft: automatic connections do not work with a redirected AppData. (auto-triggered profiles; windows-itpro-docs#9476)
    step({
      id: 'no-redirection',
      kind: 'cure',
      by: 'vpn-admin',
      text: 'Give out the profile for all users (in the context of SYSTEM), or end the redirection of AppData to a file server: Windows connects nothing by itself from a redirected phone book.',
      undo: 'Give out the former profile again.',
      verify: 'After the next sign-in the VPN connects by itself.',
    }),
    step({
      id: 'connect-by-hand',
      kind: 'bridge',
      by: 'user',
      text: 'To work now: connect it by hand in Settings, Network & internet, VPN.',
      unless: is('alwaysOn.deviceTunnel', true),
    }),
  ],
  references: ['always-on-vpn'],
});
