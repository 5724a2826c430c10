// The npm package nsfwjs carries its Inception v3 in JavaScript files: the model's description as an object, its weights as base64.
// This writes the TensorFlow.js model that they were made from: model.json, and the shards that it lists.
'use strict';
const fs = require('node:fs');
const path = require('node:path');

const [packageFolder, modelFolder] = process.argv.slice(2);
if (!modelFolder) {
  console.error('usage: node unpack-nsfwjs.cjs PACKAGE_FOLDER MODEL_FOLDER');
  process.exit(2);
}

const load = name => require(path.resolve(packageFolder, 'dist/models/inception_v3', `${name}.min.js`));
const model = load('model');
fs.mkdirSync(modelFolder, { recursive: true });
for (const shard of model.weightsManifest.flatMap(group => group.paths)) {
  fs.writeFileSync(path.join(modelFolder, shard), Buffer.from(load(shard), 'base64'));
}
fs.writeFileSync(path.join(modelFolder, 'model.json'), JSON.stringify(model));
