import { commandLine } from './command-line.ts';
import { folder, type RunsAs, type Task } from './task.ts';

/**
 * The task as Task Scheduler reads it. Within a trigger the order counts: StartBoundary, EndBoundary, then what its kind adds (`xs:sequence` in
 * learn.microsoft.com/windows/win32/taskschd/task-scheduler-schema). Enabled, which is meant anyhow, is left out: that page has it before the
 * boundaries, and what Windows exports has it behind them. Letters beyond ASCII are written as numbers, so that the text is the same in
 * every encoding.
 */
export function taskXml(task: Task, encoding?: 'UTF-16'): string {
  const { runsAs, trip, command, args } = task;
  return `<?xml version="1.0"${encoding === undefined ? '' : ` encoding="${encoding}"`}?>
<Task version="1.4" xmlns="http://schemas.microsoft.com/windows/2004/02/mit/task">
  <RegistrationInfo>
    <Author>vpn-doctor</Author>
    <Description>Checks before and during the trip from ${trip.from} to ${trip.to} whether the VPN would connect on the road. "vpn-doctor schedule remove" takes this task away.</Description>
    <URI>${escaped(`${folder}\\${task.name}`)}</URI>
  </RegistrationInfo>
  <Triggers>
${triggers(task)}
  </Triggers>
  <Principals>
    <Principal id="Author">
${principal(runsAs)}
    </Principal>
  </Principals>
${settings}
  <Actions Context="Author">
    <Exec>
      <Command>${escaped(command)}</Command>
      <Arguments>${escaped(commandLine(args))}</Arguments>
    </Exec>
  </Actions>
</Task>
`;
}

/** As a file that schtasks takes: what it calls Unicode, with its mark. */
export function taskFile(task: Task): Uint8Array {
  return Buffer.from(`\ufeff${taskXml(task, 'UTF-16')}`, 'utf16le');
}

/** On a laptop: also on battery, later where it was off or asleep, without a network too (that is a finding), and never waking it. */
const settings = `  <Settings>
    <MultipleInstancesPolicy>IgnoreNew</MultipleInstancesPolicy>
    <DisallowStartIfOnBatteries>false</DisallowStartIfOnBatteries>
    <StopIfGoingOnBatteries>false</StopIfGoingOnBatteries>
    <AllowHardTerminate>true</AllowHardTerminate>
    <StartWhenAvailable>true</StartWhenAvailable>
    <RunOnlyIfNetworkAvailable>false</RunOnlyIfNetworkAvailable>
    <AllowStartOnDemand>true</AllowStartOnDemand>
    <Enabled>true</Enabled>
    <Hidden>false</Hidden>
    <RunOnlyIfIdle>false</RunOnlyIfIdle>
    <WakeToRun>false</WakeToRun>
    <ExecutionTimeLimit>PT15M</ExecutionTimeLimit>
    <DeleteExpiredTaskAfter>P7D</DeleteExpiredTaskAfter>
    <Priority>7</Priority>
  </Settings>`;

/** Written by Windows when a network has connected, the VPN's own included. */
const networkConnected =
  '<QueryList><Query Id="0" Path="Microsoft-Windows-NetworkProfile/Operational"><Select Path="Microsoft-Windows-NetworkProfile/Operational">*[System[Provider[@Name=\'Microsoft-Windows-NetworkProfile\'] and EventID=10000]]</Select></Query></QueryList>';

/** Several, since no one of them is sure to meet a laptop; `--max-age` makes one run of them. */
function triggers({ runsAs, trip, firstDay, time }: Task): string {
  const within = (clock: string): string[] => [
    `<StartBoundary>${firstDay}T${clock}:00</StartBoundary>`,
    `<EndBoundary>${trip.to}T23:59:59</EndBoundary>`,
  ];
  const daily = [...within(time), '<RandomDelay>PT30M</RandomDelay>', everyDay];
  const network = [
    ...within('00:00'),
    `<Subscription>${escaped(networkConnected)}</Subscription>`,
    '<Delay>PT1M</Delay>',
  ];
  return [
    element('CalendarTrigger', daily),
    runsAs.kind === 'system'
      ? element('BootTrigger', [...within('00:00'), '<Delay>PT5M</Delay>'])
      : element('LogonTrigger', [...within('00:00'), ...whoseLogon(runsAs), '<Delay>PT3M</Delay>']),
    element('EventTrigger', network),
  ].join('\n');
}

const everyDay = '<ScheduleByDay><DaysInterval>1</DaysInterval></ScheduleByDay>';

/** Only an administrator may wait for the sign-in of anybody. */
function whoseLogon(runsAs: RunsAs): string[] {
  return runsAs.kind === 'person' ? [`<UserId>${escaped(runsAs.sid)}</UserId>`] : [];
}

function element(name: string, children: readonly string[]): string {
  return [`    <${name}>`, ...children.map((child) => `      ${child}`), `    </${name}>`].join('\n');
}

/** By SID, since names are translated. No password is stored for any of them. */
function principal(runsAs: RunsAs): string {
  return principalLines(runsAs)
    .map((line) => `      ${line}`)
    .join('\n');
}

function principalLines(runsAs: RunsAs): readonly string[] {
  switch (runsAs.kind) {
    case 'system':
      // The whole token: what is kept goes where only administrators write.
      return ['<UserId>S-1-5-18</UserId>', '<RunLevel>HighestAvailable</RunLevel>'];
    case 'users':
      // In the session of whoever is signed in, without an administrator's rights even where they have them.
      return ['<GroupId>S-1-5-32-545</GroupId>', '<RunLevel>LeastPrivilege</RunLevel>'];
    case 'person':
      return [
        `<UserId>${escaped(runsAs.sid)}</UserId>`,
        '<LogonType>InteractiveToken</LogonType>',
        '<RunLevel>LeastPrivilege</RunLevel>',
      ];
  }
}

/** Text of an element, in ASCII. What XML cannot hold at all is refused before (connection-name.ts, program.ts). */
export function escaped(text: string): string {
  return text
    .replace(/[&<>"]/g, (letter) => entities[letter] ?? letter)
    .replace(/[^\x20-\x7e]/gu, (letter) => `&#${letter.codePointAt(0)};`);
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
