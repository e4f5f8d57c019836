import { lookup } from '../base/lookup.ts';

/**
 * Every way in which a network operation can fail, in one flat vocabulary. Nothing after the probes sees an error of the
 * operating system: their names and numbers differ from Windows to Linux, these do not.
 */
export const networkFailures = [
  'refused',
  'reset',
  'timeout',
  'host-unreachable',
  'network-unreachable',
  'not-permitted',
  'dns-no-such-name',
  'dns-no-address',
  'dns-server-failure',
  'dns-refused',
  'dns-timeout',
  'tls',
  /** The other side wants another version or cipher of TLS. */
  'tls-version',
  /** The other side closed the connection instead of an answer. */
  'closed',
  'malformed',
  /** The run ended first: nobody knows. */
  'stopped',
  'other',
] as const;
export type NetworkFailure = (typeof networkFailures)[number];

/** By Node's names of system, c-ares and getaddrinfo errors. */
const byCode: Readonly<Record<string, NetworkFailure>> = {
  ECONNREFUSED: 'refused',
  ECONNRESET: 'reset',
  EPIPE: 'reset',
  ECONNABORTED: 'reset',
  ETIMEDOUT: 'timeout',
  ABORT_ERR: 'timeout',
  EHOSTUNREACH: 'host-unreachable',
  EHOSTDOWN: 'host-unreachable',
  ENETUNREACH: 'network-unreachable',
  ENETDOWN: 'network-unreachable',
  EADDRNOTAVAIL: 'network-unreachable',
  EAFNOSUPPORT: 'network-unreachable',
  EACCES: 'not-permitted',
  EPERM: 'not-permitted',
  ENOTFOUND: 'dns-no-such-name',
  ENODATA: 'dns-no-address',
  ESERVFAIL: 'dns-server-failure',
  EREFUSED: 'dns-refused',
  ETIMEOUT: 'dns-timeout',
  // getaddrinfo's "try again": no resolver answered.
  EAI_AGAIN: 'dns-timeout',
  ECANCELLED: 'dns-timeout',
};

/** The failure that an error stands for. */
export function failureOf(error: unknown): NetworkFailure {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const known = lookup(byCode, code);
  if (known) return known;
  if (error instanceof Error && error.name === 'AbortError') return 'timeout';
  // TLS alerts 70, 40, 47 (RFC 8446 section 6.2), and OpenSSL's own refusals.
  if (/PROTOCOL_VERSION|UNSUPPORTED_PROTOCOL|HANDSHAKE_FAILURE|NO_SHARED_CIPHER|VERSION_TOO_LOW/.test(code))
    return 'tls-version';
  // What answered does not speak TLS.
  if (/WRONG_VERSION_NUMBER|PACKET_LENGTH_TOO_LONG|HTTP_REQUEST/.test(code)) return 'malformed';
  if (/^(ERR_TLS|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO)|SSL|TLS|EPROTO/.test(code)) return 'tls';
  if (code.startsWith('HPE_')) return 'malformed';
  return 'other';
}
