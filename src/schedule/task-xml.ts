import type { Task } from './task.ts';

/**
 * The task in Task Scheduler's own words (MS-TSCH section 2.5; the order of a trigger's elements is laid down there, that of all others is free).
 * In ASCII, so that it is the same in every encoding; `encoding` names the one of the file that it goes into.
 */
export function taskXml(task: Task, encoding?: 'UTF-16'): string {
  const declared = encoding === undefined ? '' : ` encoding="${encoding}"`;
  return `<?xml version="1.0"${declared}?>
<Task version="1.4" xmlns="http://schemas.microsoft.com/windows/2004/02/mit/task">
  <RegistrationInfo>
    <Author>vpn-doctor</Author>
    <Description>${text(task.description)}</Description>
    <URI>\\${text(task.name)}</URI>
  </RegistrationInfo>
  <Triggers>
    <CalendarTrigger>
      <Enabled>true</Enabled>
      <StartBoundary>${task.start}</StartBoundary>
      <EndBoundary>${task.end}</EndBoundary>
      <RandomDelay>PT30M</RandomDelay>
      <ScheduleByDay>
        <DaysInterval>1</DaysInterval>
      </ScheduleByDay>
    </CalendarTrigger>
${beginning(task)}
    <EventTrigger>
      <Enabled>true</Enabled>
      <StartBoundary>${task.start}</StartBoundary>
      <EndBoundary>${task.end}</EndBoundary>
      <Subscription>${text(networkConnected)}</Subscription>
      <Delay>PT1M</Delay>
    </EventTrigger>
  </Triggers>
  <Principals>
    <Principal id="Author">
${principal(task)}
    </Principal>
  </Principals>
  <Settings>
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
  </Settings>
  <Actions Context="Author">
    <Exec>
      <Command>${text(task.command)}</Command>
      <Arguments>${text(task.arguments)}</Arguments>
    </Exec>
  </Actions>
</Task>
`;
}

/** When Windows has joined a network: NetworkProfile writes 10000. That is when a hotspot, or the company's network, is there to be looked at. */
const networkConnected =
  '<QueryList><Query Id="0" Path="Microsoft-Windows-NetworkProfile/Operational"><Select Path="Microsoft-Windows-NetworkProfile/Operational">' +
  "*[System[Provider[@Name='Microsoft-Windows-NetworkProfile'] and EventID=10000]]</Select></Query></QueryList>";

/** The delay is for a session, or a start of Windows, that is still busy with itself. */
function beginning({ context, person = '', start, end }: Task): string {
  const common = `      <Enabled>true</Enabled>
      <StartBoundary>${start}</StartBoundary>
      <EndBoundary>${end}</EndBoundary>`;
  if (context === 'system')
    return `    <BootTrigger>
${common}
      <Delay>PT5M</Delay>
    </BootTrigger>`;
  // Whoever is no administrator may name nobody but themselves.
  const user = context === 'own' ? `\n      <UserId>${text(person)}</UserId>` : '';
  return `    <LogonTrigger>
${common}${user}
      <Delay>PT3M</Delay>
    </LogonTrigger>`;
}

/** Never a stored password. S-1-5-32-545 is everybody who may sign in here: it runs in the session of whoever has. */
function principal({ context, person = '' }: Task): string {
  switch (context) {
    case 'system':
      return `      <UserId>S-1-5-18</UserId>
      <RunLevel>HighestAvailable</RunLevel>`;
    case 'own':
      return `      <UserId>${text(person)}</UserId>
      <LogonType>InteractiveToken</LogonType>
      <RunLevel>LeastPrivilege</RunLevel>`;
    case 'everybody':
      return `      <GroupId>S-1-5-32-545</GroupId>
      <RunLevel>LeastPrivilege</RunLevel>`;
  }
}

/** XML's own letters and whatever is not ASCII, as references. What XML cannot hold at all was refused before. */
function text(value: string): string {
  return value.replace(/[&<>"']|[^\x20-\x7e]/gu, (letter) => `&#x${letter.codePointAt(0)?.toString(16)};`);
}
