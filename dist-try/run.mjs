import { main } from './cli/simulate.js';
const t=performance.now();
const code = await main(process.argv.slice(2), { out:(s)=>process.stdout.write(s), err:(s)=>process.stderr.write(s), interactive:false, color:false });
const c=process.cpuUsage(); console.log('cpu', ((c.user+c.system)/1e6).toFixed(1)); console.log('exit', code, ((performance.now()-t)/1000).toFixed(1)+' s', Math.round(process.resourceUsage().maxRSS/1024)+' MB');
