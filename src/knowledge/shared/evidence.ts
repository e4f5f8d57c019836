import type { CertificateFlaw } from '../../facts/catalogue.ts';
import { type Evidence, opposes, type Strength, supports } from '../../rules/cause.ts';
import { all, any, below, type Condition, includes, is, isKnown, not, oneOf } from '../../rules/condition.ts';

/** For causes on this computer, in the profile, the account or the server: another network would not cure them. */
export function worksElsewhere(strength: Strength): Evidence {
  return opposes(strength, is('person.worksElsewhere', true), 'The same profile works on another network.');
}

/** For causes in this network: another one would not show them. */
export function failsElsewhere(strength: Strength): Evidence {
  return opposes(strength, is('person.worksElsewhere', false), 'It fails on other networks too.');
}

/** For causes in this network: what is lost here gets through on another one. */
export function passesElsewhere(lost: Condition): Evidence {
  return supports(
    'strong',
    all(lost, is('elsewhere.flows', 'open')),
    'What gets no answer here is answered on another network.',
  );
}

/** For causes at the server, or in what is dialled. */
export const blockedElsewhere: Evidence = supports(
  'moderate',
  is('elsewhere.flows', 'blocked'),
  'It gets no answer on another network either.',
);

/** For causes that concern one person or one computer. */
export function othersFail(strength: Strength): Evidence {
  return opposes(strength, is('person.otherUsersFail', true), 'Other people cannot connect either.');
}

/** For causes in this network: what another device sends gets through it. */
export const otherDeviceConnects: Evidence = opposes(
  'strong',
  is('person.otherDeviceHere', true),
  'Another device on this network connects to the same VPN.',
);

/** The same where that can be seen: the very port that is lost here is not lost on this network. */
export function otherDevicePasses(lost: Condition): Evidence {
  return opposes(
    'strong',
    all(lost, is('person.otherDeviceHere', true)),
    'What gets no answer from this computer gets one from another device here.',
  );
}

/** It is not the network here: it fails on other ones too, or this one serves another device. */
export const notThisNetwork: Condition = any(
  is('person.worksElsewhere', false),
  is('person.otherDeviceHere', true),
);

/** It is not the server: it serves this computer from elsewhere, or another device from here. */
export const notTheServer: Condition = any(
  is('person.worksElsewhere', true),
  is('person.otherDeviceHere', true),
);

/** This computer alone hears nothing of a server that answers another device on the same network. */
export const lostHere: Condition = all(
  is('attempt.failed', true),
  is('person.otherDeviceHere', true),
  any(
    oneOf('reach.tcp443', ['filtered', 'unreachable']),
    is('reach.tcp1723', 'filtered'),
    is('reach.udp500', 'silent'),
  ),
);

/** For causes on this computer, where the same network serves another one. */
export function onlyThisDevice(strength: Strength): Evidence {
  return supports(
    strength,
    all(is('attempt.failed', true), is('person.otherDeviceHere', true)),
    'Another device on this network connects to the same VPN, this computer does not.',
  );
}

/** For settings that nobody changes by accident: with the same ones it has worked. */
export function workedBefore(strength: Strength): Evidence {
  return opposes(
    strength,
    all(
      is('person.workedBefore', true),
      any(is('windows.newlyInstalled', false), not(isKnown('windows.newlyInstalled'))),
    ),
    'It has worked on this computer, and such a setting does not change by itself.',
  );
}

/** For causes in a password, where a certificate takes its place. */
export const certificateInsteadOfPassword: Evidence = opposes(
  'strong',
  is('profile.signsInBy', 'certificate'),
  'The profile signs in by certificate: no password is asked for.',
);

/** For causes at the server. */
export function othersConnect(strength: Strength): Evidence {
  return opposes(strength, is('person.otherUsersFail', false), 'Other people connect.');
}

/** For causes in a client certificate, where the profile uses none. */
export const noCertificateInPlay: Evidence = opposes(
  'strong',
  all(
    not(includes('profile.authentication', 'eap')),
    not(includes('profile.authentication', 'machine-certificate')),
    any(is('profile.l2tpAuthentication', 'psk'), oneOf('profile.tunnel', ['pptp', 'sstp', 'ikev2'])),
  ),
  'The profile signs in without any certificate.',
);

/** The same for L2TP's own certificate, where a pre-shared key takes its place; EAP may still use one of the user's. */
export const keyInsteadOfCertificate: Evidence = opposes(
  'strong',
  all(
    is('profile.l2tpAuthentication', 'psk'),
    oneOf('attempt.errorCode', [766, 786, 787, 788, 789, 790, 791, 792, 793, 810, 835]),
  ),
  'The profile uses a pre-shared key for IPsec, no certificate.',
);

/** For causes in a certificate of either side, where IKEv2 uses a key instead. */
export const keyInsteadOfIkeCertificates: Evidence = opposes(
  'strong',
  is('profile.ikev2Key', true),
  'The profile signs in to IKEv2 with a pre-shared key: no certificate is shown.',
);

/** A setting proves nothing where the last dial went well in spite of it. Without any dial in the log it stands for itself. */
export const noSuccessSince: Condition = is('attempt.lastWentWell', false);

/** For settings that stop every dial: where one went well in spite of them, they cannot be all there is to it. */
export const lastWentWell: Evidence = opposes(
  'strong',
  is('attempt.lastWentWell', true),
  'The last attempt went well in spite of it.',
);

/** What is wrong with the certificate at TCP 443 concerns a dial by SSTP; an IKEv2 gateway may have another one. */
export function sstpCertificateHas(flaw: CertificateFlaw): Condition {
  return all(is('attempt.tunnel', 'sstp'), includes('certificate.serverFlaws', flaw));
}

/** SSTP is what was dialled, or what the profile would dial. Other tunnels do not care what stands at TCP 443. */
export const sstpInPlay: Condition = any(is('attempt.tunnel', 'sstp'), is('profile.tunnel', 'sstp'));

/** More than one port is lost: neither IKE nor PPTP gets through to a server that answers on TCP 443. */
export const onlyWebPasses: Condition = all(
  is('reach.tcp443', 'open'),
  is('reach.tcp1723', 'filtered'),
  is('reach.udp500', 'silent'),
  is('reach.udp4500', 'silent'),
);

/** For causes in this network or at the server: what is silent here is the way from within to its own outside. */
export const fromWithin: Evidence = opposes(
  'strong',
  is('path.serverIsOwnAddress', true),
  'This computer is in the server’s own network: silence at its public address says nothing of other networks.',
);

/** So much gets lost on the way that silence to a question, asked a few times, says little of anything else. */
export const getsLost: Condition = not(below('path.loss', 10));

/** For causes that rest on silence. */
export const answersGetLost: Evidence = opposes(
  'strong',
  getsLost,
  'Packets get lost on the way to the server: the answers may be among them.',
);

/** A satellite, or half the world between: what is not heard from in time may still be on its way. */
export const slowWay: Condition = not(below('path.roundTrip', 600));

/** What can be read in the certificate itself is known to be absent without Windows' word, too. */
export function sstpCertificateLacks(flaw: CertificateFlaw): Condition {
  const readable = ['expired', 'not-yet-valid', 'wrong-name', 'wrong-purpose'].includes(flaw);
  const list = readable ? 'certificate.serverOwnFlaws' : 'certificate.serverFlaws';
  return all(is('attempt.tunnel', 'sstp'), not(includes(list, flaw)));
}
