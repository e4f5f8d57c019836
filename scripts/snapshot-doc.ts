// docs/snapshot.md: what a snapshot is, and how to write one by hand. The tables are those by which cases become patches.

import { probeStatuses } from '../src/base/outcome.ts';
import { probeTitles } from '../src/probes/catalogue.ts';
import { questionWords } from '../src/snapshot/schema.ts';
import { type EvidenceKey, evidenceKeys } from '../test/support/cases/described.ts';
import { type CaseTunnel, composed, machineWith } from '../test/support/cases/machine.ts';
import type { Json } from './samples/merge-patch.ts';

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');
const code = (value: unknown): string => `\`${JSON.stringify(value).replaceAll('`', "'")}\``;
const nameIn = (key: string): string =>
  ({
    'services.': 'PolicyAgent',
    'reg.': 'AssumeUDPEncapsulationContextOnSendRule',
    'ports.': 'tcp1723.owner',
    'os.': 'build',
  })[key] ?? '';

function rowsOf({ key, says, examples, patch }: EvidenceKey): string[] {
  const name = nameIn(key);
  return examples.map((value, index) => {
    const tunnel: CaseTunnel = /ikev1|natd|L2tp|PSK/i.test(key) ? 'l2tp' : 'ikev2';
    const made = key === 'TunnelType' ? 'see above' : code(patch(value, { tunnel, name }) ?? 'nothing');
    return `| ${index === 0 ? `\`${key}${name}\`` : ''} | ${index === 0 ? cell(says) : ''} | ${cell(code(value))} | ${cell(made)} |`;
  });
}

const tunnels: readonly CaseTunnel[] = ['ikev2', 'l2tp', 'sstp', 'pptp', 'automatic'];
const block = (value: Json): string => `\`\`\`json\n${JSON.stringify(value, null, 2)}\n\`\`\``;

const example = composed(machineWith('pptp'), {
  probes: {
    'tcp-ports': {
      data: {
        servers: { 'vpn.contoso.com': { '1723': { '203.0.113.10': { result: 'answered', ms: 24 } } } },
      },
    },
  },
});

/** The page as text. */
export function snapshotDoc(): string {
  return `# Snapshots

Made by \`npm run update:docs\`; a test fails when it is out of date.

A snapshot is everything that was observed on one client at one time, in one JSON document: the whole input of a diagnosis.
\`check --save\` and \`collect -o\` write one, \`check --from\` replays it anywhere, without looking at the machine it runs on.
[schemas/snapshot.schema.json](schemas/snapshot.schema.json) is its JSON Schema, [\`samples/healthy.json\`](../samples/healthy.json) a complete one.

| part | what |
| --- | --- |
| \`schema\` | \`vpn-doctor.snapshot/1\` |
| \`tool\`, \`taken\` | which version made it, and when (UTC) |
| \`context\` | platform, PowerShell, redaction, duration; \`besideTunnel\` where a tunnel was up and the network probes went around it |
| \`request\` | what was asked: \`connection\`, \`server\`, \`tunnel\`, \`error\` |
| \`answers\` | what a person said: \`${questionWords.replaceAll('|', '\\|').replaceAll(', ', '`, `')}\` |
| \`probes\` | by probe: \`status\`, \`reason\`, \`ms\`, and \`data\` where the status is \`ok\` |

\`status\` is one of ${probeStatuses.map((one) => `\`${one}\``).join(', ')}. A probe that is absent, or has any other status than \`ok\`, is *not known*: never "no".
Lists are keyed by a stable name where there is one, and absence is said (\`{"present": false}\`), so that any other client is a
JSON Merge Patch (RFC 7396) on the healthy one: \`null\` takes away, objects merge, everything else replaces.

The probes: ${Object.entries(probeTitles)
    .map(([id, title]) => `\`${id}\` (${title})`)
    .join(', ')}. [evidence.md](evidence.md) says which facts come of each.

## A case

\`npm run score\` reads a folder of cases (\`npm run score -- --cases DIR\`), one JSON file each:

| field | what |
| --- | --- |
| \`patch\` | JSON Merge Patch on \`samples/healthy.json\` |
| \`options\` | words of the command line of \`check\`: \`["--error", "809"]\`, or as an object: \`{"error": 809}\` |
| \`expected\` | ids of which any is right as the first cause; \`[]\`: nothing above "possible" may be named |
| \`alsoTrue\` | ids that hold as well |
| \`derivable\` | \`yes\` (default), \`partly\` or \`no\`: whether what was observed can tell the cause at all |

A file that has \`evidence_to_simulate\` in place of \`patch\` is turned into a patch by the tables below (\`test/support/cases/described.ts\`); what
cannot be placed is said on the standard error output.

### First the tunnel

The healthy client has two profiles of the same server, one by IKEv2 (\`user/Contoso VPN\`) and one by SSTP. A case has one. The patch for its
tunnel makes the other go, empties the log, and takes away what the healthy client's probes have seen by tunnels that this case does not
dial: whether its server answers IKE, stands behind a NAT, or shows a good certificate is for the case to say.

${tunnels.map((tunnel) => `<details><summary>\`${tunnel}\`</summary>\n\n${block(machineWith(tunnel))}\n\n</details>`).join('\n')}

### Then the evidence

Patches of several keys are merged one after the other, in this order.

| key | says | value | patch |
| --- | --- | --- | --- |
${evidenceKeys.flatMap(rowsOf).join('\n')}

What follows from several keys together: with \`ConnectionStatus\` and \`SplitTunneling: false\` the default route leads into the tunnel, and with
\`ipv6.nicGlobal\` there is one for IPv6 beside it (\`network.data.defaultRoutes\`, best first). \`certs.user\` without \`AuthenticationMethod\` makes a
profile that signs in by EAP-TLS, \`certs.machine\` with IKEv2 one by machine certificate. \`os.build\` without \`os.ubr\` is the first release of that
build. With \`dns.serverIsLiteral\` all that is keyed by \`vpn.contoso.com\` is keyed by \`203.0.113.10\`.

### What a case does not say

Leave it as it is on the healthy client where any healthy computer would show it (services, devices, certificates, the network here). Take it
away where it would be known only if somebody had looked: \`{"probes": {"ike": {"status": "not-asked", "data": null}}}\`. For example,
PPTP with TCP 1723 open and nothing else known of the server:

${block(example)}
`;
}
