import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

/** Everything is served from the same address under a strict content policy: no inline script, no inlined font or image. */
export default defineConfig({
  plugins: [react()],
  build: {
    target: "es2023",
    outDir: "dist",
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // ECharts is one lazy chunk of its own; nobody who does not open a chart pays for it.
    chunkSizeWarningLimit: 700,
  },
  server: { proxy: { "/api": "http://127.0.0.1:3000", "/healthz": "http://127.0.0.1:3000" } },
});
