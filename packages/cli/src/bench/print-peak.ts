/** Loaded before a measured process: prints its peak memory when it ends. */
process.on("exit", () => {
  process.stderr.write(`peak-rss-kib ${process.resourceUsage().maxRSS}\n`);
});
