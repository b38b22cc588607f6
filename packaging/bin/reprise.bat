@echo off
rem Starts Reprise from wherever this folder lies. JAVA_HOME and REPRISE_JAVA_OPTS are honoured.
setlocal
set "REPRISE_HOME=%~dp0.."
set "JAVA_EXE=java"
if defined JAVA_HOME set "JAVA_EXE=%JAVA_HOME%\bin\java"
"%JAVA_EXE%" -XX:+UseSerialGC "-XX:SharedArchiveFile=%REPRISE_HOME%\lib\reprise.jsa" -Xlog:disable -Xlog:all=error:stderr ^
  "-Dreprise.home=%REPRISE_HOME%" -Dai.djl.offline=true -Dfile.encoding=UTF-8 %REPRISE_JAVA_OPTS% ^
  -cp "%REPRISE_HOME%\lib\*" studio.reprise.Main %*
exit /b %ERRORLEVEL%
