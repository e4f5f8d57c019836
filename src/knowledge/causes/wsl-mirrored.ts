import { cause, rulesOut, step, supports } from '../../rules/cause.ts';
import { all, is } from '../../rules/condition.ts';
import { lastWentWell, othersFail, worksElsewhere } from '../shared/evidence.ts';

/** In mirrored mode WSL shares Windows' own addresses and ports while it runs; 651 was gone after it was stopped. (WSL#40936, #10830) */
export const wslMirrored = cause({
  id: 'wsl-mirrored',
  title: 'The Linux subsystem (WSL) shares this computer’s network and hinders the VPN',
  explanation:
    'WSL runs with mirrored networking: Linux then has the same addresses and ports as Windows, and the built-in VPN may find its own taken.',
  fixedBy: 'user',
  layer: 'machine',
  stage: 'local',
  scope: 'machine',
  blocking: true,
  evidence: [
    supports(
      'strong',
      all(is('wsl.mirrored', true), is('attempt.errorCode', 651)),
      'WSL runs with mirrored networking, and Windows reports the fault that is known from it.',
    ),
    supports(
      'moderate',
      all(is('wsl.mirrored', true), is('attempt.failed', true)),
      'WSL runs with mirrored networking.',
    ),
    rulesOut(is('wsl.mirrored', false), 'WSL does not run with mirrored networking.'),
    worksElsewhere('moderate'),
    othersFail('moderate'),
    lastWentWell,
  ],
  fix: [
    step({
      id: 'shut-down',
      kind: 'cure',
      by: 'user',
      text: 'Save your work in Linux, stop WSL, and connect the VPN again.',
      unless: is('wsl.mirrored', false),
      command: 'wsl --shutdown',
      undo: 'Open Linux again: WSL starts by itself.',
      verify: 'The VPN connects while WSL is stopped.',
    }),
    // Values: none, nat, mirrored, virtioproxy; they count after the machine has stopped. (Microsoft: WSL configuration)
    step({
      id: 'set-nat',
      kind: 'cure',
      by: 'user',
      text: 'If that is it: in the file that opens, in the section [wsl2], change networkingMode=mirrored to networkingMode=nat, save it, then run wsl --shutdown. Linux then has no localhost in common with Windows, and other devices do not reach it.',
      unless: is('wsl.mirrored', false),
      command: 'notepad "$env:USERPROFILE\\.wslconfig"',
      undo: 'Change the line back to networkingMode=mirrored, save it, then run wsl --shutdown.',
      verify: 'The VPN connects while WSL runs.',
    }),
  ],
  references: [],
});
