import { cause, proves, rulesOut, step, supports } from '../../rules/cause.ts';
import { all, is, oneOf } from '../../rules/condition.ts';
import { lastWentWell, noSuccessSince, sstpInPlay } from '../shared/evidence.ts';
import { useHotspot } from '../shared/steps.ts';

/**
 * Windows' SSTP client goes by the proxy that Windows is set to, also where that is gone and the direct way is open. (MS-SSTP section 3.1.1; netsh winhttp)
 */
export const proxyDead = cause({
  id: 'proxy-dead',
  title: 'The proxy that Windows is set to does not answer',
  explanation:
    'Windows sends SSTP to the proxy that stands in its settings, and nobody answers there. The setting is left over from another network, or from a program that is gone.',
  fixedBy: 'helpdesk',
  layer: 'machine',
  stage: 'transport',
  scope: 'connection',
  tunnels: ['sstp'],
  blocking: true,
  evidence: [
    proves(
      all(sstpInPlay, is('proxy.configured', true), is('proxy.dead', true), noSuccessSince),
      'Windows is set to a proxy, and nobody answers at its address.',
    ),
    supports(
      'strong',
      all(sstpInPlay, is('proxy.configured', true), is('proxy.dead', true)),
      'Windows is set to a proxy, and nobody answers at its address.',
    ),
    supports(
      'moderate',
      all(sstpInPlay, is('proxy.dead', true), is('reach.tcp443', 'open')),
      'Without the proxy the server can be reached.',
    ),
    rulesOut(oneOf('proxy.sstp', ['answered', 'opened', 'sign-in', 'refused']), 'The proxy answers.'),
    lastWentWell,
  ],
  fix: [
    step({
      id: 'reset-winhttp',
      kind: 'cure',
      by: 'helpdesk',
      text: 'See whether the computer is set to a proxy that is gone, and take the setting away. Where management sets it, your administrator takes it out there.',
      command: 'netsh winhttp show proxy; netsh winhttp reset proxy',
      needsAdmin: true,
      undo: 'Set the proxy again that the command had shown: netsh winhttp set proxy.',
      verify: 'The VPN connects.',
    }),
    step({
      id: 'clear-user-proxy',
      kind: 'cure',
      by: 'user',
      text: 'Settings, Network & internet, Proxy: switch off "Use a proxy server" where it names one that is not here.',
      undo: 'Switch it on again.',
      verify: 'The VPN connects.',
    }),
    ...useHotspot,
  ],
  references: ['ms-sstp'],
});
