import { cause, opposes, rulesOut, step, supports } from '../../rules/cause.ts';
import { all, any, is, nonEmpty, not, oneOf } from '../../rules/condition.ts';
import { answersGetLost, othersConnect, worksElsewhere } from '../shared/evidence.ts';

/**
 * The server's name has several addresses, one of which is dead; Windows may try that one first and give up before it comes to the other. (RFC 6724 for the order, RFC 8305
 * for what browsers do and the VPN client does not)
 */
export const serverAddressFamily = cause({
  id: 'server-address-family',
  title: 'One of the server’s addresses does not answer',
  explanation:
    'The name of the server has several addresses. One of them is dead, and Windows may try just that one. A browser takes the other one by itself; the VPN client does not.',
  fixedBy: 'vpn-admin',
  layer: 'server',
  stage: 'transport',
  scope: 'connection',
  blocking: true,
  evidence: [
    supports(
      'strong',
      all(nonEmpty('reach.deadAddresses'), is('attempt.failed', true)),
      'At one of the server’s addresses nothing answers, while another one does.',
    ),
    // Between kinds the order is fixed (RFC 6724), so that what went well will do so again; addresses of one kind come in turn. (RFC 1794)
    supports(
      'strong',
      all(nonEmpty('reach.deadAddresses'), is('reach.deadByFamily', false), is('attempt.failed', false)),
      'At one of the server’s addresses nothing answers now; the last attempt went well, and the next one may take that address.',
    ),
    supports(
      'strong',
      all(
        nonEmpty('reach.deadAddresses'),
        oneOf('attempt.errorCode', [800, 806, 809, 868, 10060, 10065, 12002, 12029, 13805]),
      ),
      'The attempt ended without an answer, as it does at that address.',
    ),
    rulesOut(not(nonEmpty('reach.deadAddresses')), 'Every address of the server answers.'),
    answersGetLost,
    worksElsewhere('weak'),
    othersConnect('weak'),
    opposes('moderate', is('attempt.connectedBefore', true), 'The same profile has come up lately.'),
  ],
  fix: [
    step({
      id: 'remove-record',
      kind: 'cure',
      by: 'vpn-admin',
      text: 'Remove the record of the dead address{DEAD-ADDRESS|} from {SERVER|the server’s name} (AAAA for IPv6, A for IPv4), or let the server answer there too.',
      undo: 'Add the record again.',
      verify: 'The VPN connects.',
    }),
    step({
      id: 'dial-living-address',
      kind: 'bridge',
      by: 'user',
      text: 'To get to work now: connect from a network that has only the other kind of address (IPv4 or IPv6), for example through your phone’s hotspot.',
      // Where addresses of one kind are dead and alive, every network may take a dead one.
      unless: any(is('person.worksElsewhere', false), is('reach.deadByFamily', false)),
    }),
  ],
  references: [],
});
