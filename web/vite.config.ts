import react from '@vitejs/plugin-react';
import { defineConfig, type Rolldown } from 'vite';
import { contractAsData } from './build/contract-as-data.ts';
import { fetchEarly } from './build/fetch-early.ts';
import { keepApart } from './build/keep-apart.ts';
import { packFiles } from './build/pack-files.ts';

const antd = /node_modules[\\/](antd|@ant-design|@rc-component)[\\/]/;

const api = process.env['API_URL'] ?? 'http://127.0.0.1:8080';

/**
 * Big libraries get a file of their own: they change seldom and stay in the reader's cache across releases.
 * What every page begins with is in few files, so that a first visit reads no table or calendar it does not show.
 */
const chunks: Rolldown.CodeSplittingGroup[] = [
  { name: 'maplibre', test: /node_modules[\\/]maplibre-gl[\\/]/, priority: 30 },
  { name: 'echarts', test: /node_modules[\\/](echarts|zrender)[\\/]/, priority: 30 },
  { name: 'react', test: /node_modules[\\/](react|react-dom|scheduler)[\\/]/, priority: 30 },
  { name: 'antd-frame', test: antd, tags: ['$initial'], priority: 25 },
  { name: 'antd', test: antd, minShareCount: 2, entriesAware: true, entriesAwareMergeThreshold: 60_000, priority: 20 },
  // Before the map's: a group takes along what its files import, and what the frame begins with must not hang on the map.
  { name: 'frame', test: /./, tags: ['$initial'], priority: 15 },
  // What pages name of it; the map itself and its library come beside a page, which does not wait for them.
  { name: 'map', test: /[\\/]web[\\/]src[\\/]map[\\/](?!MapView)|node_modules[\\/]@vis\.gl[\\/]/, priority: 10 },
];

/** Pages that are looked at from afar or all day, by the last part of their address, and the map both hold. */
const early = {
  map: ['src/screen/map/MapPage.tsx', 'src/map/MapView.tsx'],
  wall: ['src/screen/wall/WallRoute.tsx', 'src/map/MapView.tsx'],
};

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), contractAsData(), fetchEarly(early), keepApart(['maplibre', 'echarts']), packFiles()],
  server: { proxy: { '/api': { target: api, changeOrigin: false } } },
  worker: { format: 'es' },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1500,
    rolldownOptions: { output: { codeSplitting: { groups: chunks } } },
  },
});
