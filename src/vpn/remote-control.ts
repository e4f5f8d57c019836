/**
 * Programs by which somebody may be at this computer from afar, by the names of their processes. Most of them work in the session of
 * the person at the desk, so that nothing else shows them; a full tunnel can cut each of them off. Their services run all the time,
 * and whether somebody is connected right now they do not tell. By their makers' documentation and lists of running processes; none was
 * tried here. A name that is missing costs a technician the session, one too many only a dial.
 */
export const remoteControlPrograms = {
  'Windows Remote Desktop': ['rdpclip', 'RdpSa', 'RdpSaProxy'],
  'Remote Assistance': ['msra', 'raserver'],
  'Quick Assist': ['QuickAssist', 'RemoteHelp'],
  PsExec: ['PSEXESVC', 'PAExec'],
  TeamViewer: ['TeamViewer', 'TeamViewer_Service', 'TeamViewer_Desktop', 'TeamViewerQS'],
  ScreenConnect: [
    'ScreenConnect.ClientService',
    'ScreenConnect.WindowsClient',
    'ScreenConnect.WindowsBackstageShell',
  ],
  AnyDesk: ['AnyDesk'],
  Splashtop: ['SRManager', 'SRServer', 'SRService', 'SRFeature', 'SRAgent'],
  LogMeIn: [
    'LogMeIn',
    'LMIGuardianSvc',
    'LMIRescue',
    'LMI_Rescue',
    'LMI_Rescue_srv',
    'GoToAssist',
    'g2ax_service',
  ],
  RustDesk: ['rustdesk'],
  NinjaOne: ['ncstreamer', 'NinjaRemote'],
  'N-able Take Control': ['BASupSrvc', 'BASupSrvcCnfg', 'BASupTSHelper', 'BASupApp'],
  'Datto RMM': ['RMM.WebRemote'],
  'Kaseya Live Connect': ['KaseyaRemoteControlHost'],
  'Dameware Remote Control': ['DWRCS', 'DWRCST'],
  BeyondTrust: ['bomgar-scc', 'sra-scc'],
  'Chrome Remote Desktop': ['remoting_host', 'remoting_desktop'],
  Parsec: ['parsecd', 'pservice'],
  MeshCentral: ['MeshAgent'],
  'Zoho Assist': ['ZohoURS', 'ZohoMeeting', 'ZA_Connect'],
  Atera: ['AgentPackageSTRemote'],
  DWService: ['dwagsvc', 'dwagent'],
  'Configuration Manager': ['CmRcService', 'RCAgent'],
  VNC: ['winvnc', 'winvnc4', 'vncserver', 'vncserverui', 'tvnserver', 'uvnc_service'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** The product that a process belongs to. */
export function remoteControlProduct(process: string): string {
  const found = Object.entries<readonly string[]>(remoteControlPrograms).find(([, names]) =>
    names.some((name) => name.toLowerCase() === process.toLowerCase()),
  );
  return found?.[0] ?? process;
}
