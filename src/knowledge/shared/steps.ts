import { step } from '../../rules/cause.ts';
import { all, is, isKnown, not } from '../../rules/condition.ts';

/** SSTP looks like any HTTPS connection, so it passes where the other tunnels do not. */
export const useSstp = [
  step({
    by: 'user',
    text: 'Use SSTP: this server takes it, and it is open from here. If you have no such connection, ask your administrator whether yours may be set to SSTP.',
    when: is('reach.sstp', 'answered'),
  }),
  step({
    by: 'user',
    text: 'If your VPN also offers SSTP, use it: it goes over TCP 443 like a web page and is open from here.',
    when: all(is('reach.tcp443', 'open'), not(isKnown('reach.sstp'))),
  }),
] as const;

/** The quickest way to get to work, and it tells the network and the computer apart. */
export const useHotspot = step({
  by: 'user',
  text: 'To get to work now: connect through your phone’s hotspot and dial the VPN again.',
  when: not(is('person.worksElsewhere', false)),
});
