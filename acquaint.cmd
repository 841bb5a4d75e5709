@echo off
rem The `acquaint` command on Windows: see the file `acquaint` for the reasons.
setlocal
set "root=%~dp0"
set "url=%root:\=/%"
where node >nul 2>nul
if errorlevel 1 (
  echo Acquaint needs Node.js 20.19 or later and found none: install it from https://nodejs.org, then run the same command again. 1>&2
  exit /b 1
)
node "%root%scripts\prepare.mjs" || exit /b 1
set "TSX_TSCONFIG_PATH=%root%tsconfig.json"
node --import "file:///%url%node_modules/tsx/dist/loader.mjs" "%root%src\cli.ts" %*
exit /b %ERRORLEVEL%
