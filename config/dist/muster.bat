@echo off
rem Starts Muster from its unpacked distribution; needs a JDK 25 or later in JAVA_HOME or on the path.
setlocal
set "ORT_DISABLE_TELEMETRY=1"
set "JAVA=java"
if defined JAVA_HOME set "JAVA=%JAVA_HOME%\bin\java"
"%JAVA%" --enable-native-access=ALL-UNNAMED -XX:+UseSerialGC "-Donnxruntime.native.path=%~dp0..\lib\native" -jar "%~dp0..\lib\muster.jar" %*
exit /b %ERRORLEVEL%
