// Runs a model on ONNX Runtime as the benchmark asks: one line of JSON on stdin, one on stdout.
//
//   (at the start)                                            {"version": "1.30.0"} or {"missing": "why"}
//   {"load": "net.onnx", "threads": 1}                        {"ms": 61.2}
//   {"input": "image.f32", "shape": [1, 3, 224, 224]}         {}
//   {"predict": 200}                                          {"ms": [31.0, 30.9], "cpu": 61.8}: one untimed, then for so many ms, at
//                                                             least two; and the processor time of all those
//   {"first": true}                                           {"ms": 35.1}
//   {"output": "linear"}                                      {"values": [0.1, ...]} of the last prediction
//   {"memory": true}                                          {"bytes": 123456789}, resident
const fs = require('fs');
const readline = require('readline');

const answer = line => process.stdout.write(JSON.stringify(line) + '\n');

let ort;
try {
  ort = require('onnxruntime-node');
  answer({ version: require('onnxruntime-node/package.json').version });
} catch (error) {
  answer({ missing: error.message.split('\n')[0] });
  process.exit(0);
}

let session, feeds, result;

async function timed(action) {
  const start = performance.now();
  await action();
  return performance.now() - start;
}

const predict = async () => { result = await session.run(feeds); };

async function predictFor(milliseconds) {
  await predict();
  const cpu = process.cpuUsage(), end = performance.now() + milliseconds, times = [];
  while (times.length < 2 || performance.now() < end) times.push(await timed(predict));
  const { user, system } = process.cpuUsage(cpu);
  return { ms: times, cpu: (user + system) / 1000 };
}

async function handle(command) {
  if (command.load) {
    const options = { intraOpNumThreads: command.threads, interOpNumThreads: 1, executionMode: 'sequential', graphOptimizationLevel: 'all' };
    return { ms: await timed(async () => { session = await ort.InferenceSession.create(command.load, options); }) };
  }
  if (command.input) {
    const bytes = fs.readFileSync(command.input);
    const numbers = new Float32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4);
    feeds = { input: new ort.Tensor('float32', numbers, command.shape) };
    return {};
  }
  if (command.predict) return predictFor(command.predict);
  if (command.first) return { ms: await timed(predict) };
  if (command.output) return { values: Array.from(result[command.output].data) };
  if (command.memory) return { bytes: process.memoryUsage().rss };
  throw new Error(`unknown command ${JSON.stringify(command)}`);
}

(async () => {
  for await (const line of readline.createInterface({ input: process.stdin })) {
    try {
      answer(await handle(JSON.parse(line)));
    } catch (error) {
      answer({ error: error.message });
    }
  }
  // What holds threads would hold the process.
  process.exit(0);
})();
