/**
 * What changes what Node executes, reads or writes, by name. Not found with `for /f ('set NODE_')`: that starts the program that the
 * variable ComSpec names, which may be planted like the others. OPENSSL_CONF and its like can name a library to load;
 * NODE_COMPILE_CACHE a folder of code that is run unchecked.
 */
export const cleared = [
  'NODE_CHANNEL_FD',
  'NODE_CHANNEL_SERIALIZATION_MODE',
  'NODE_CLUSTER_SCHED_POLICY',
  'NODE_COMPILE_CACHE',
  'NODE_COMPILE_CACHE_PORTABLE',
  'NODE_DEBUG',
  'NODE_DEBUG_NATIVE',
  'NODE_DISABLE_COLORS',
  'NODE_DISABLE_COMPILE_CACHE',
  'NODE_EXTRA_CA_CERTS',
  'NODE_ICU_DATA',
  'NODE_NO_WARNINGS',
  'NODE_OPTIONS',
  'NODE_PATH',
  'NODE_PENDING_DEPRECATION',
  'NODE_PENDING_PIPE_INSTANCES',
  'NODE_POWERSHELL',
  'NODE_PRESERVE_SYMLINKS',
  'NODE_PRESERVE_SYMLINKS_MAIN',
  'NODE_REDIRECT_WARNINGS',
  'NODE_REPL_EXTERNAL_MODULE',
  'NODE_REPL_HISTORY',
  'NODE_SKIP_PLATFORM_CHECK',
  'NODE_TEST_CONTEXT',
  'NODE_TLS_REJECT_UNAUTHORIZED',
  'NODE_UNIQUE_ID',
  'NODE_USE_ENV_PROXY',
  'NODE_USE_SYSTEM_CA',
  'NODE_V8_COVERAGE',
  'OPENSSL_CONF',
  'OPENSSL_CONF_INCLUDE',
  'OPENSSL_ENGINES',
  'OPENSSL_MODULES',
  'SSL_CERT_DIR',
  'SSL_CERT_FILE',
];

/**
 * The command of the zip. Its last command is Node, so that its exit code is the launcher's: `exit /b %errorlevel%` would read a
 * planted variable of that name. Delayed expansion is off, or a `!` in an argument would go. libuv reads the size of its
 * pool before the program could set it on Windows.
 */
export const launcher = [
  '@echo off',
  'setlocal DisableDelayedExpansion',
  ...cleared.map((name) => `set "${name}="`),
  'set "NoDefaultCurrentDirectoryInExePath=1"',
  'set "UV_THREADPOOL_SIZE=16"',
  '"%~dp0node.exe" "%~dp0app\\vpn-doctor.cjs" %*',
  '',
].join('\r\n');
