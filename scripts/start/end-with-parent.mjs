// Loaded into each service before its own code: when the start script is gone, however it went, the service ends as if asked to.
process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'));
process.channel?.unref();
