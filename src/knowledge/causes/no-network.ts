import { cause, proves, rulesOut, step, supports } from '../../rules/cause.ts';
import { all, any, is, not } from '../../rules/condition.ts';
import { transportCauses } from '../shared/groups.ts';
import { useHotspot } from '../shared/steps.ts';

/** Nothing to send packets over: no link, no address, or no default route. */
export const noNetwork = cause({
  id: 'no-network',
  title: 'This computer is not connected to a network that leads anywhere',
  explanation: 'There is no usable address or no way out, so neither the web nor the VPN can work.',
  fixedBy: 'user',
  layer: 'network',
  stage: 'network',
  scope: 'machine',
  blocking: true,
  evidence: [
    proves(all(is('link.up', false), not(is('web.works', true))), 'No network adapter is up.'),
    proves(
      all(is('link.address', false), not(is('web.works', true))),
      'No adapter has a usable address: no DHCP server answered.',
    ),
    proves(all(is('link.defaultRoute', false), not(is('web.works', true))), 'There is no default route.'),
    supports(
      'strong',
      any(is('link.up', false), is('link.address', false), is('link.defaultRoute', false)),
      'Windows has no adapter, no address or no way out.',
    ),
    supports(
      'moderate',
      all(is('link.windowsSays', 'nothing'), is('web.works', false)),
      'Windows itself sees no traffic on any network.',
    ),
    rulesOut(is('web.works', true), 'Web pages arrive, so there is a network.'),
    rulesOut(is('reach.serverAnswers', true), 'The VPN server answers from here.'),
  ],
  fix: [
    step({
      id: 'join',
      kind: 'cure',
      by: 'user',
      text: 'Check the cable, or turn Wi-Fi on and join a network. If airplane mode is on, turn it off.',
      unless: is('link.up', true),
      verify: 'A web page that you have not opened today appears.',
    }),
    step({
      id: 'join-again',
      kind: 'cure',
      by: 'user',
      text: 'Leave the network and join it again; restart the router if it is yours.',
      // There is none to leave.
      unless: is('link.up', false),
      verify: 'A web page that you have not opened today appears.',
    }),
    ...useHotspot,
    step({
      id: 'renew-address',
      kind: 'cure',
      by: 'helpdesk',
      text: 'Renew the address.',
      command: 'ipconfig /renew',
      verify: 'ipconfig shows an address that does not begin with 169.254, and a default gateway.',
    }),
  ],
  masks: ['captive-portal', 'dns-failure', 'server-name-not-found', 'dns-override', ...transportCauses],
  references: ['ncsi'],
});
