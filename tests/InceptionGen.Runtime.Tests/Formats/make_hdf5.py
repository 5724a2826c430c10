"""Makes hdf5.zip: one small network of Keras in every form of HDF5 that is read, and in Keras 3's layouts. Needs h5py and h5repack (HDF5 1.10 or later).

    python3 make_hdf5.py

Tensor number n has the value 8n + (i mod 64) / 8 at its element i, which float16 holds exactly.
"""
import json, os, subprocess, tempfile, zipfile
import h5py, numpy as np
from h5py import h5d, h5f, h5p, h5s, h5t

HERE = os.path.dirname(os.path.abspath(__file__))
SHAPES = {'conv2d/kernel': (3, 3, 5, 7), 'conv2d/bias': (7,),
          'batch_normalization/gamma': (7,), 'batch_normalization/beta': (7,), 'batch_normalization/moving_mean': (7,), 'batch_normalization/moving_variance': (7,),
          'dense/kernel': (7, 5), 'dense/bias': (5,)}
TENSORS = {name: ((n + 1) * 8 + np.arange(np.prod(shape)) % 64 / 8).reshape(shape).astype('<f4') for n, (name, shape) in enumerate(SHAPES.items())}
LAYERS = {layer: [name for name in TENSORS if name.startswith(layer + '/')] for layer in ['conv2d', 'batch_normalization', 'dense']}


def layers(file, write=lambda group, name, values: group.create_dataset(name, data=values), texts=lambda names: [n.encode() for n in names], **group_options):
    """The layout of .h5 files."""
    file.attrs['layer_names'] = texts(list(LAYERS))
    file.attrs['backend'] = b'jax'
    for layer, names in LAYERS.items():
        group = file.create_group(layer, **group_options)
        group.attrs['weight_names'] = texts(names)
        for name in names:
            write(group, name, TENSORS[name])


def dataset(chunks=None, maxshape=None, dtype=None, **options):
    def write(group, name, values):
        cut = chunks and chunks(values.shape)
        group.create_dataset(name, data=values if dtype is None else values.astype(dtype), chunks=cut, maxshape=maxshape and maxshape(values.shape), **options)
    return write


def raw(prepare):
    def write(group, name, values):
        properties = h5p.create(h5p.DATASET_CREATE)
        prepare(properties, values.shape)
        links = h5p.create(h5p.LINK_CREATE)
        links.set_create_intermediate_group(True)
        h5d.create(group.id, name.encode(), h5t.py_create(values.dtype), h5s.create_simple(values.shape), dcpl=properties, lcpl=links).write(h5s.ALL, h5s.ALL, values)
    return write


def odd(shape):
    """Chunks that do not divide the shape."""
    return tuple(min(4 if i == len(shape) - 1 else 2, size) for i, size in enumerate(shape))


def early(properties, shape):
    properties.set_chunk(odd(shape))
    properties.set_alloc_time(h5d.ALLOC_TIME_EARLY)


def compact(properties, shape):
    properties.set_layout(h5d.COMPACT)


def growing(*axes):
    return lambda shape: tuple(None if i in axes or i - len(shape) in axes else 2 * size for i, size in enumerate(shape))


def make(name, write=layers, libver=None, **options):
    with h5py.File(name, 'w', libver=libver, **options) as file:
        write(file)


def both(name, write):
    make(f'old_{name}.h5', write)
    make(f'new_{name}.h5', write, libver='latest')


def with_write(write):
    return lambda file: layers(file, write)


def sizes(name, address_bytes, length_bytes):
    properties = h5p.create(h5p.FILE_CREATE)
    properties.set_sizes(address_bytes, length_bytes)
    with h5py.File(h5f.create(name.encode(), h5f.ACC_TRUNC, fcpl=properties)) as file:
        layers(file)


def varying_texts(file):
    layers(file, texts=lambda names: np.array(names, dtype=h5py.string_dtype()))
    file.attrs['backend'] = 'torch'


def links(file):
    layers(file)
    file.move('dense/dense/kernel', 'kept')
    file['dense/dense/kernel'] = h5py.SoftLink('/kept')
    file.move('conv2d', 'elsewhere')
    file['conv2d'] = h5py.SoftLink('elsewhere')
    file['the_same'] = file['batch_normalization']


def named_type(file):
    file['float'] = np.dtype('<f4')
    kind = file['float']
    layers(file, lambda group, name, values: group.create_dataset(name, data=values, dtype=kind))


def crowded(file):
    layers(file)
    for i in range(120):
        file.create_group(f'other_{i}')
        file.attrs[f'note_{i}'] = 'x' * (i % 40)


def long_attribute(file):
    layers(file)
    file.attrs['model_config'] = 'x' * 100_000
    names = np.array([*LAYERS, 'unused'.ljust(70_000, '_')], dtype='S70000')[:3]
    file.attrs['layer_names'] = names


def list_in_pieces(file):
    layers(file)
    del file.attrs['layer_names']
    for i, layer in enumerate(LAYERS):
        file.attrs[f'layer_names{i}'] = [layer.encode()]


def slashes(file):
    """Layers called as GoogLeNet's ports call them."""
    file.attrs['layer_names'] = [b'inception_3a/1x1', b'inception_3a/3x3']
    for layer in ['inception_3a/1x1', 'inception_3a/3x3']:
        group = file.create_group(layer)
        group.attrs['weight_names'] = [b'kernel:0']
        group['kernel:0'] = TENSORS['dense/kernel']


def sparse(file):
    """Chunks that nobody wrote, in indexes with pages."""
    file.attrs['layer_names'] = [b'far']
    group = file.create_group('far')
    group.attrs['weight_names'] = [b'far/growing', b'far/fixed', b'far/unwritten', b'far/uncut']
    growing = group.create_dataset('far/growing', shape=(300_000,), maxshape=(None,), chunks=(1,), dtype='f4', fillvalue=-1.5)
    for value, place in enumerate([0, 5, 100, 140_000, 262_143, 299_999]):
        growing[place] = value
    fixed = group.create_dataset('far/fixed', shape=(3000,), chunks=(1,), dtype='f4')
    for value, place in enumerate([0, 1024, 2999]):
        fixed[place] = value + 1
    group.create_dataset('far/unwritten', shape=(2, 3), chunks=(1, 2), dtype='f4', fillvalue=0.5, compression='gzip')
    group.create_dataset('far/uncut', shape=(3,), dtype='>f4', fillvalue=2.5)


def keras3(names=None, top='layers', nested=False):
    def write(file):
        place = file.create_group(top)
        inner = place.create_group('functional').create_group('layers') if nested else place
        for layer, tensors in LAYERS.items():
            group = (place if layer == 'dense' else inner).create_group(layer).create_group('vars')
            if names:
                group.attrs['name'] = names[layer]
            for i, tensor in enumerate(tensors):
                group[str(i)] = TENSORS[tensor]
        state = place.create_group('dropout').create_group('seed_generator').create_group('vars')
        state['0'] = np.array([1, 2], 'u4')
        optimizer = file.create_group('optimizer').create_group('vars')
        optimizer['0'], optimizer['1'], optimizer['2'] = np.int64(5), np.float32(0.1), TENSORS['conv2d/kernel']
        file.create_group('metrics/mean/vars')['0'] = np.float32(0.1)
        file.create_group('vars')
    return write


def layers_twice(file):
    """TensorFlow 2.13 counted each layer with weights twice."""
    for i in range(3):
        file[f'_layer_checkpoint_dependencies/dense{"_" + str(2 * i) if i else ""}/vars/0'] = np.full((2, 2), i, 'f4')
    file['_layer_checkpoint_dependencies/dropout/seed_generator/vars/0'] = np.array([1, 2], 'u4')


def keras_archive(name, weights, layer_configs, method=zipfile.ZIP_STORED):
    config = {'module': 'keras', 'class_name': 'Functional', 'config': {'name': 'model', 'layers': [
        {'class_name': kind, 'config': {'name': called, **options}} for kind, called, options in layer_configs]}}
    with zipfile.ZipFile(name, 'w', method) as archive:
        archive.writestr('metadata.json', '{"keras_version": "3.3.3"}')
        archive.writestr('config.json', json.dumps(config))
        archive.write(weights, 'model.weights.h5')


def product(shared):
    """Names times names: a layer listed many times, or one group under many names."""
    def write(file):
        count = 600
        file.attrs['layer_names'] = [b'a'] * count if not shared else [f'a{i}'.encode() for i in range(count)]
        group = file.create_group('a')
        group['k'] = np.zeros(1, 'f4')
        group.attrs['weight_names'] = [b'k'] * count if not shared else [f'k{i}'.encode() for i in range(count)]
        for i in range(count if shared else 0):
            file[f'a{i}'] = group
            group[f'k{i}'] = group['k']
    return write


def soft_circle(file):
    layers(file)
    del file['dense']
    file['dense'] = h5py.SoftLink('/other')
    file['other'] = h5py.SoftLink('/dense')


def circle(file):
    group = file.create_group('layers/dense')
    group.create_group('vars')['0'] = TENSORS['dense/kernel']
    group['again'] = file['layers']


def twice(file):
    group = file.create_group('layers/dense')
    group.create_group('vars')['0'] = TENSORS['dense/kernel']
    file['layers/dense_1'] = group


def deep(file):
    file.create_group('/'.join(['block'] * 120) + '/vars')['0'] = TENSORS['dense/kernel']


def long_names(file):
    group = file.create_group('layers/' + 'x' * 5000)
    group.create_group('vars')['0'] = TENSORS['dense/kernel']


def large_chunk(file):
    """Three elements in a chunk of eight million."""
    group = file.create_group('layers/dense/vars')
    group.create_dataset('0', data=np.zeros(3, 'f4'), chunks=(8_000_000,), maxshape=(None,), compression='gzip')


def make_all():
    make('hostile_product.h5', product(shared=False), libver='latest')
    make('hostile_shared.h5', product(shared=True), libver='latest')
    for write in [soft_circle, circle, twice, deep, long_names, large_chunk]:
        make(f'hostile_{write.__name__}.h5', write, libver='latest')
    make('old.h5')
    make('new.h5', libver='latest')
    make('old_user_block.h5', userblock_size=1024)
    with open('old.h5', 'rb') as file, open('old_moved.h5', 'wb') as moved:
        moved.write(b'#!'.ljust(512, b'x') + file.read())
    sizes('old_sizes_4.h5', 4, 4)
    sizes('old_sizes_2.h5', 2, 2)
    both('chunks', with_write(dataset(odd)))
    both('filters', with_write(dataset(odd, compression='gzip', shuffle=True, fletcher32=True)))
    both('single_chunk', with_write(dataset(lambda shape: shape)))
    make('new_single_chunk_gzip.h5', with_write(dataset(lambda shape: shape, compression='gzip')), libver='latest')
    make('new_growing_last.h5', with_write(dataset(odd, growing(-1))), libver='latest')
    make('new_growing_first_gzip.h5', with_write(dataset(odd, growing(0), compression='gzip')), libver='latest')
    make('new_growing_two.h5', with_write(dataset(odd, growing(-1, -2))), libver='latest')
    make('new_growing_all_gzip.h5', with_write(dataset(odd, growing(0, 1, 2, 3), compression='gzip')), libver='latest')
    make('old_growing.h5', with_write(dataset(lambda shape: tuple(3 * size for size in shape), growing(0, 1, 2, 3))))
    make('new_growing_larger_chunk.h5', with_write(dataset(lambda shape: (*shape[:-1], 3 * shape[-1]), growing(-1))), libver='latest')
    make('new_early.h5', with_write(raw(early)), libver='latest')
    both('compact', with_write(raw(compact)))
    for kind in ['>f2', '>f4', '>f8', '<f2', '<f8']:
        make(f'old_{"big" if kind[0] == ">" else "little"}_{kind[1:]}.h5', with_write(dataset(dtype=kind)))
    both('texts', varying_texts)
    both('links', links)
    both('named_type', named_type)
    make('old_order.h5', lambda file: layers(file, track_order=True), track_order=True)
    make('new_order.h5', lambda file: layers(file, track_order=True), libver='latest', track_order=True)
    both('pieces', list_in_pieces)
    make('new_crowded.h5', crowded, libver='latest')
    make('new_long.h5', long_attribute, libver='latest')
    subprocess.run('h5repack -f SHUF -f GZIP=6 old.h5 repacked.h5', shell=True, check=True)
    subprocess.run('h5repack --latest -f GZIP=6 old.h5 repacked_latest.h5', shell=True, check=True)
    subprocess.run('h5repack -S PAGE old.h5 repacked_pages.h5', shell=True, check=True)

    # Not that network, or not all of it.
    make('other_slashes.h5', slashes)
    make('other_sparse.h5', sparse, libver='latest')
    make('other_lzf.h5', lambda file: layers(file, lambda group, name, values: group.create_dataset(name, data=values, **({'compression': 'lzf'} if name == 'conv2d/bias' else {}))))

    def external(file):
        layers(file)
        del file['dense/dense/kernel']
        file['dense/dense/kernel'] = h5py.ExternalLink('other.h5', '/kernel')
    make('other_external.h5', external)

    def bfloat16(file):
        group = file.create_group('layers/dense/vars')
        group['0'] = (TENSORS['dense/kernel'].view('<u4') >> 16).astype('<u2').view('V2')
        group['0'].attrs['dtype'] = 'bfloat16'
    make('keras3_bfloat16.weights.h5', bfloat16)

    make('keras3.weights.h5', keras3())
    make('keras3_named.weights.h5', keras3({'conv2d': 'conv2d_94', 'batch_normalization': 'batch_normalization_94', 'dense': 'predictions'}))
    make('keras3_2_13.weights.h5', keras3(top='_layer_checkpoint_dependencies'))
    make('keras3_nested.weights.h5', keras3(nested=True))
    subprocess.run('h5repack --latest keras3.weights.h5 keras3_latest.weights.h5', shell=True, check=True)
    known = [('InputLayer', 'input', {}), ('Conv2D', 'conv2d_94', {}), ('BatchNormalization', 'batch_normalization_94', {'scale': True, 'center': True}), ('Dropout', 'dropout', {}), ('Dense', 'predictions', {})]
    make('layers_twice.weights.h5', layers_twice)
    keras_archive('keras2_13.keras', 'layers_twice.weights.h5', [('Dense', 'a', {}), ('Dense', 'b', {}), ('Dropout', 'dropout', {}), ('Dense', 'c', {})])
    keras_archive('keras3.keras', 'keras3.weights.h5', known)
    keras_archive('keras3_compressed.keras', 'keras3.weights.h5', known, zipfile.ZIP_DEFLATED)


if __name__ == '__main__':
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        make_all()
        with zipfile.ZipFile(os.path.join(HERE, 'hdf5.zip'), 'w', zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
            for name in sorted(os.listdir(folder)):
                archive.write(name)
